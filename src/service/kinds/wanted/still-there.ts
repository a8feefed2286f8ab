import { sentence, type Text } from '../../../language/sentence.ts';
import type { Graph } from '../../../graph/client.ts';
import type { Principal } from '../../model/publication/desired.ts';
import { lostAmong, type Lost } from '../../preflight/principals.ts';
import { leftOutSentence, namesOf } from './left-out.ts';

/**
 * Returns those who can still be assigned, and warnings that name the others: nobody can correct a form that names
 * nobody. Somebody who is disabled for now keeps the access. Throws what Graph throws.
 */
export async function stillThere(
  graph: Graph,
  principals: readonly Principal[],
): Promise<{ there: Principal[]; warnings: Text[] }> {
  const lost = await lostAmong(graph, principals, 'may be disabled');
  const ids = lost.map(({ principal }) => principal.id);
  return {
    there: principals.filter(({ id }) => !ids.includes(id)),
    warnings: leftOutWarnings(lost),
  };
}

function leftOutWarnings(lost: readonly Lost[]): Text[] {
  const named = (isGone: boolean) =>
    lost.filter((one) => one.isGone === isGone).map(({ principal }) => principal);
  const [gone, unfit] = [named(true), named(false)];
  return [
    gone.length > 0 ? leftOutSentence(gone) : '',
    unfit.length > 0
      ? sentence('Left out, because they can no longer get access: {who}.', { who: namesOf(unfit) })
      : '',
  ].filter((one) => one !== '');
}
