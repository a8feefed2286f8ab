import type { Graph } from '../client.ts';

/** The same Graph, which puts the `request-id` of every write that is answered into `requestIds`. */
export function withRequestIds(graph: Graph, requestIds: string[]): Graph {
  return graph.noting((requestId) => requestIds.push(requestId));
}
