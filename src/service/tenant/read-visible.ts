import type { Graph } from '../../graph/client.ts';
import { isForbidden } from '../../graph/graph-error.ts';
import type { Readers } from '../model/readers.ts';

/** Something that Graph shows to nobody who asks. */
export const hidden = Symbol('hidden');

/**
 * Reads as the bot, and in the approver's name what the bot may not read. Returns `hidden` if Graph allows it to
 * neither; throws its other errors.
 * https://learn.microsoft.com/graph/api/resources/connectorgroup
 */
export async function readVisible<T>(
  { graph, asApprover }: Readers,
  read: (graph: Graph) => Promise<T>,
): Promise<T | typeof hidden> {
  for (const one of [graph, ...(asApprover ? [asApprover] : [])])
    try {
      return await read(one);
    } catch (error) {
      if (!isForbidden(error)) throw error;
    }
  return hidden;
}
