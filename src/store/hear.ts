import { CompiledQuery } from 'kysely';
import type { ConversationRow } from './conversations.ts';
import type { Db } from './db.ts';

/** Where somebody was just seen, and whom. What is unknown is `''`. */
export interface Seen {
  id: string;
  userId: string;
  chatUserId: string;
  teamId: string;
}

/** Whether a message is ours to handle, was already handled, or is being handled elsewhere. */
type Taken = 'ours' | 'handled' | 'busy';

/** `is_doubted` = it is gone, in doubt or has messages held back. */
export type NearRow = ConversationRow & { is_doubted: boolean };

/** What an activity finds; `near` is empty unless it is ours. */
export interface HeardRows {
  taken: Taken;
  near: NearRow[];
}

/** One activity to take up. */
export interface Asked {
  seen: Seen;
  /** `''` = it is not leased. */
  activityId: string;
}

/** The function is in migration `0035-hear`. Written out: compiling it anew would cost more than all else here. */
const call = `select asked.number::int, heard.taken, heard.is_doubted, (heard.place).*
  from (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality
      as asked (here, channel, team, person, chat_person, activity, number)
    order by here, activity) asked,
  lateral hear(here, channel, team, person, chat_person, activity, $7) heard`;

/**
 * Takes activities up, in one statement, and returns what each finds, in their order. One with an `activityId` is leased
 * for `seconds`, by the clock of the database; only one instance gets the lease. It finds what it can say something
 * about: the conversation it comes from, its channel, the personal ones of the person, found by either of the person's
 * ids, and of its channel's threads and its team's conversations those that are doubted. They are leased in one order,
 * so that two instances never wait for each other.
 */
export async function hear(db: Db, asked: readonly Asked[], seconds: number): Promise<HeardRows[]> {
  const all = (value: (one: Asked) => string) => asked.map(value);
  const { rows } = await db.executeQuery<NearRow & { taken: Taken | ''; number: number }>(
    CompiledQuery.raw(call, [
      all(({ seen }) => seen.id),
      all(({ seen }) => seen.id.split(';')[0] ?? ''),
      all(({ seen }) => seen.teamId),
      all(({ seen }) => seen.userId),
      all(({ seen }) => seen.chatUserId),
      all(({ activityId }) => activityId),
      seconds,
    ]),
  );
  return asked.map((_, index) => {
    const found = rows.filter(({ number }) => number === index + 1);
    return { taken: found[0]?.taken || 'ours', near: found.filter((row) => row.id !== null) };
  });
}
