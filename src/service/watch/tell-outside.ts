import type { PublicationRow } from '../../store/publications.ts';
import { findWatched } from '../../store/watched.ts';
import type { Deps } from '../model/deps.ts';
import type { OutsideCheck } from '../model/publication/outside.ts';
import { note } from './note.ts';
import { outsideTold } from './outside-words.ts';
import { isWrongState, wrongOf, type WrongOutside } from './wrong-outside.ts';
import { notInGraph } from './not-in-graph.ts';
import { gatherOutside } from './gather-outside.ts';
import { inPlaces } from './tell.ts';

/**
 * Tells what visits from outside have shown, once for each change: an open door at once, anything else when the next
 * visit sees it, too. Of what Microsoft Graph shows as well, the card about the difference tells. Returns whether the
 * next visit should come soon, because it decides.
 */
export async function tellOutside(
  deps: Deps,
  publication: PublicationRow,
  checks: readonly OutsideCheck[],
  now: Date,
): Promise<boolean> {
  const { id, name } = publication;
  const key = { kind: 'outside', about: id } as const;
  const all = wrongOf(checks);
  const isTold = (await findWatched(deps.db, key))?.is_wrong ?? false;
  // What settles or cannot be visited from here says nothing, neither that it is fine nor that less is wrong.
  const isJudged = checks.every((one) => one.state === 'verified' || isWrongState(one));
  const isNews = all.some((one) => one.isAlarm) || (all.length > 0 && !isTold);
  if (checks.length === 0 || (!isJudged && !isNews)) return false;
  const wrong = isTold ? all : await notInGraph(deps, publication, all, now);
  if (wrong === 'later') return true;
  const isAlarm = wrong.some((one) => one.isAlarm);
  const told = outsideTold(name, wrong, isAlarm);
  let isWaiting = false;
  await inPlaces(deps, async (trx, places) => {
    const isWrong = wrong.length > 0;
    const sighting = {
      ...key,
      state: isWrong ? [isAlarm ? 'alarm' : 'wrong', ...wrong.map(stepOf)].join(' ') : '',
      isWrong,
      sights: isAlarm ? 1 : 2,
      line: isWrong ? told.title : '',
    } as const;
    const turned = await note(deps, trx, sighting, now);
    isWaiting = turned === 'waits';
    if (!turned || turned === 'waits') return;
    const way = wrong.map(wayOf)[0] ?? '';
    const turn = { id, name, isAlarm, way, isWrong, wasWrong: isTold, told };
    await gatherOutside(deps, trx, turn, now, await places());
  });
  return isWaiting;
}

function stepOf(one: WrongOutside): string {
  return `${one.role}:${wayOf(one)}`;
}

function wayOf({ step, cause = '' }: WrongOutside): string {
  return `${step}:${cause}`;
}
