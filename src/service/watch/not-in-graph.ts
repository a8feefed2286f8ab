import type { PublicationRow } from '../../store/publications.ts';
import { findWatched } from '../../store/watched.ts';
import { compare } from '../compare/compare.ts';
import { touchNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';
import type { Comparison, Difference } from '../model/publication/comparison.ts';
import { intervalMs } from './interval.ts';
import { tellDrift } from './tell-drift.ts';
import type { WrongOutside } from './wrong-outside.ts';

/**
 * Returns what is wrong from outside without Microsoft Graph showing why. What it does show is told as a difference,
 * which names both; an opening one at once. `later` = a difference has just been set right, which takes a while to
 * reach every place that answers.
 */
export async function notInGraph(
  deps: Deps,
  publication: PublicationRow,
  wrong: readonly WrongOutside[],
  now: Date,
): Promise<readonly WrongOutside[] | 'later'> {
  if (wrong.length === 0) return [];
  const comparison = await compareAnyhow(deps, publication.id);
  if (!comparison) return wrong;
  const left = wrong.filter((one) => !comparison.differences.some((difference) => explains(difference, one)));
  if (left.length < wrong.length) await tellBoth(deps, publication, comparison, now);
  return left.length > 0 && (await isJustOver(deps, comparison, now)) ? 'later' : left;
}

/** That Graph cannot be read must not keep an open door from being told. */
async function compareAnyhow(deps: Deps, publicationId: string): Promise<Comparison | null> {
  return compare(deps, publicationId).catch((error: unknown) => {
    deps.log.warn({ err: error, publicationId }, 'A publication could not be compared');
    return null;
  });
}

/** Who is assigned cannot be seen from outside, nor does it change a name or a certificate. */
function explains({ key, role, risk }: Difference, { step, isAlarm, ...wrong }: WrongOutside): boolean {
  if (role !== wrong.role || step === 'name' || step === 'certificate') return false;
  if (isAlarm) return risk === 'opens' && key.endsWith(':preAuthentication');
  return !/^(?:un)?assign:/.test(key);
}

async function tellBoth(
  deps: Deps,
  publication: PublicationRow,
  comparison: Comparison,
  now: Date,
): Promise<void> {
  const isOpening = comparison.differences.some(({ risk }) => risk === 'opens');
  if (isOpening) await tellDrift(deps, [{ due: { publication }, comparison }], now);
  await deps.db.transaction().execute((trx) => touchNews(deps, trx, 'drift', publication.id));
}

async function isJustOver(
  deps: Deps,
  { publicationId, differences }: Comparison,
  now: Date,
): Promise<boolean> {
  const drift = await findWatched(deps.db, { kind: 'drift', about: publicationId });
  if (!drift?.told_at) return false;
  // That it is over will be told by the next look.
  if (drift.is_wrong) return differences.length === 0;
  return now.getTime() - drift.told_at.getTime() < intervalMs(deps.watchMinutes);
}
