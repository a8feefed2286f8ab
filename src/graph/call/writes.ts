import type { Graph } from '../client.ts';

/** Returns the same Graph, which adds the `request-id` of every write that it answers to `requestIds`. */
export function withRequestIds(graph: Graph, requestIds: string[]): Graph {
  return graph.noting((requestId) => requestIds.push(requestId));
}
