import { listed, sentence, type Text } from '../../../language/sentence.ts';
import type { Graph } from '../../../graph/client.ts';
import type { Principal } from '../../model/publication/desired.ts';
import { lostAmong } from '../../preflight/principals.ts';

/**
 * Returns those who can still be assigned, and a warning that names the others: nobody can correct a form that names
 * nobody. Somebody who is disabled for now keeps the access. Throws what Graph throws.
 */
export async function stillThere(
  graph: Graph,
  principals: readonly Principal[],
): Promise<{ there: Principal[]; warnings: Text[] }> {
  const lost = await lostAmong(graph, principals, 'may be disabled');
  const ids = lost.map(({ principal }) => principal.id);
  const who = listed(lost.map(({ principal }) => principal.displayName));
  return {
    there: principals.filter(({ id }) => !ids.includes(id)),
    warnings: who ? [sentence('Left out, because they can no longer get access: {who}.', { who })] : [],
  };
}
