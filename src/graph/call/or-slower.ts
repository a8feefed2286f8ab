import type { Graph } from '../client.ts';
import { graphProblem } from '../graph-error.ts';

/**
 * Asks the quick way, with an option of a query that no documentation promises; where Graph refuses it, the slower way,
 * and the log says so once. Throws the other errors of the quick way, and those of the slower one.
 */
export async function orSlower<T>(
  graph: Graph,
  option: string,
  quick: () => Promise<T>,
  slower: () => Promise<T>,
): Promise<T> {
  try {
    return await quick();
  } catch (error) {
    if (graphProblem(error)?.statusCode !== 400) throw error;
    graph.tellRefused(option, error);
    return slower();
  }
}
