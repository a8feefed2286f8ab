import { findNoticeById } from '../../store/notices.ts';
import { setHeld } from '../../store/outbox.ts';
import { reroute } from '../conversations/gone.ts';
import { newsElsewhere } from '../conversations/place-news.ts';
import { wakeLater } from '../conversations/wake-later.ts';
import type { Deps } from '../model/deps.ts';
import { ageMs, isAhead } from '../waiting/age.ts';
import type { DueCard } from './due-card.ts';

/** Why a card waits: Teams refused this message, or could not take it. */
export type Hold = 'refused' | 'not taken';

/** Waits before the next tries, in seconds; the last one repeats. */
const waits: Record<Hold, readonly number[]> = {
  refused: [10, 60, 240, 900, 3600],
  'not taken': [1, 5, 20, 60],
};

/** A time further ahead means that the clock was set back. */
const longestMs = 3600_000;

/** A card that was refused this often, over this long, is also shown in another place. */
const enough = { times: 3, milliseconds: 5 * 60_000 };

/** Lets one card wait, each time longer; the others of its conversation go on. */
export async function cardHeld(deps: Deps, due: DueCard, why: Hold): Promise<void> {
  const { heldTimes, heldSince } = due;
  const seconds = heldSeconds(why, heldTimes);
  await setHeld(deps.db, due.outbox, due.id, new Date(Date.now() + seconds * 1000));
  await wakeLater(deps, due.conversationId, seconds);
  const isLong = heldSince !== null && ageMs(heldSince) >= enough.milliseconds;
  if (why === 'refused' && isLong && heldTimes + 1 >= enough.times) await cardElsewhere(deps, due);
}

/** Returns how long a card waits that has waited so often in a row. */
export function heldSeconds(why: Hold, heldTimes: number): number {
  return waits[why][heldTimes] ?? waits[why].at(-1) ?? 0;
}

/** Asks for the card in another place as well, as if its conversation were gone. */
async function cardElsewhere(deps: Deps, { outbox, id }: DueCard): Promise<void> {
  if (outbox === 'news') return newsElsewhere(deps, id);
  await deps.db.transaction().execute(async (trx) => {
    const row = await findNoticeById(trx, id);
    if (row) await reroute(deps, trx, row);
  });
}

/** Whether a card waits because Teams did not take it. */
export function isHeld({ heldUntil }: Pick<DueCard, 'heldUntil'>): boolean {
  return heldUntil !== null && isAhead(heldUntil, longestMs);
}
