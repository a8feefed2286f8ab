import { createHash } from 'node:crypto';
import { findNewestRequest } from '../../store/request-lists.ts';
import type { Trx } from '../../store/db.ts';
import type { PublicationRow } from '../../store/publications.ts';
import { findWatched } from '../../store/watched.ts';
import { endNews, tellNews, touchNews } from '../conversations/news.ts';
import type { Deps } from '../model/deps.ts';
import type { Comparison, Difference } from '../model/publication/comparison.ts';
import { driftLine, driftOver, driftsTogether, driftTold } from './drift-words.ts';
import type { Looked } from './look-shortly.ts';
import { isOpenOutside } from './open-outside.ts';
import { note, type Turned } from './note.ts';
import { inPlaces } from './tell.ts';
import type { Told } from './told.ts';

/** More than these at once are told together, without buttons. */
const mostAlone = 4;

/** What the told state of drift remembers. */
interface DriftFacts {
  keys: string[];
  /** Of the desired state it was compared with. */
  revision: number;
}

/** A publication, and how it compares. */
interface Seen {
  due: { publication: PublicationRow };
  comparison: Looked['comparison'];
}

/** One publication whose told state has changed. */
interface Turn {
  publication: PublicationRow;
  comparison: Comparison;
  turned: Turned;
}

/**
 * Tells what is not as approved any more, and what is as approved again, each once. What opens a publication is told as
 * soon as it is seen; anything else when the next look sees it, too. Returns the ids of those that wait for it.
 */
export async function tellDrift(deps: Deps, looked: readonly Seen[], now: Date): Promise<Set<string>> {
  const waiting = new Set<string>();
  await inPlaces(deps, async (trx, places) => {
    waiting.clear();
    const turns: Turn[] = [];
    for (const { due, comparison } of looked) {
      if (typeof comparison === 'string') continue;
      const turned = await noteDrift(deps, trx, due.publication, comparison, now);
      if (turned === 'waits') waiting.add(due.publication.id);
      else if (turned) turns.push({ publication: due.publication, comparison, turned });
    }
    if (turns.length > 0) await tellTurns(deps, trx, turns, await places());
  });
  return waiting;
}

async function noteDrift(
  deps: Deps,
  trx: Trx,
  { id, name, revision }: PublicationRow,
  { differences }: Comparison,
  now: Date,
): Promise<Turned | 'waits' | null> {
  const key = { kind: 'drift', about: id } as const;
  const known = keysOf((await findWatched(trx, key))?.data.facts);
  const isOpening = differences.some((one) => one.risk === 'opens' && !known.includes(keyOf(one)));
  const keys = differences.map(keyOf).toSorted();
  const sighting = {
    ...key,
    state: keys.length > 0 ? createHash('sha256').update(keys.join('\n')).digest('hex') : '',
    isWrong: keys.length > 0,
    sights: keys.length === 0 ? 1 : 2,
    isUrgent: isOpening,
    line: driftLine(name, differences),
    facts: { keys, revision } satisfies DriftFacts,
  };
  return note(deps, trx, sighting, now);
}

/** A difference that becomes riskier is another one. */
function keyOf({ risk, key }: Difference): string {
  return `${risk} ${key}`;
}

function keysOf(facts: unknown): string[] {
  return (facts as DriftFacts | undefined)?.keys ?? [];
}

async function tellTurns(
  deps: Deps,
  trx: Trx,
  turns: readonly Turn[],
  places: readonly string[],
): Promise<void> {
  const worse = turns.filter(isWorse);
  const isCrowd = worse.length > mostAlone;
  for (const turn of turns) {
    const { publication, comparison } = turn;
    const about = publication.id;
    const isOver = comparison.differences.length === 0;
    if (!isWorse(turn) && !isOver) {
      await touchNews(deps, trx, 'drift', about);
      continue;
    }
    await endNews(deps, trx, 'drift', about);
    if (isCrowd && !isOver) continue;
    const told = isOver
      ? driftOver(publication.name, await doneBy(trx, turn))
      : driftTold(publication.name, comparison.differences, await isOpenOutside(trx, about));
    await tellDriftNews(deps, trx, { about, told, isOver }, places);
  }
  const all = worse.map(({ publication, comparison }) => ({ ...publication, ...comparison }));
  if (isCrowd) await tellDriftNews(deps, trx, { about: '', told: driftsTogether(all), isOver: true }, places);
}

/** Something differs that was not told. */
function isWorse({ comparison, turned }: Turn): boolean {
  const known = keysOf(turned.before);
  return comparison.differences.some((one) => !known.includes(keyOf(one)));
}

/** `isOver` = there is nothing to decide on the card. */
async function tellDriftNews(
  deps: Deps,
  trx: Trx,
  { about, told, isOver }: { about: string; told: Told; isOver: boolean },
  places: readonly string[],
): Promise<void> {
  await tellNews(deps, trx, { kind: 'drift', about, data: { ...told, isOver } }, places);
}

/** Returns whose request has been carried out since the drift was told; `''` = nobody's. */
async function doneBy(trx: Trx, { publication, turned }: Turn): Promise<string> {
  const { revision = publication.revision } = (turned.before ?? {}) as Partial<DriftFacts>;
  if (publication.revision === revision) return '';
  const request = await findNewestRequest(trx, publication.name);
  return request?.state === 'done' ? request.requester_name : '';
}
