import type { Selectable } from 'kysely';
import type { Db } from './database.ts';
import type { EventKind, EventTable } from './tables.ts';

export type EventRow = Selectable<EventTable>;

/** One event; a transaction as `db` makes it part of what it tells of. */
export interface NewEvent {
  kind: EventKind;
  /** The request it is about; null = none. */
  requestId: string | null;
  /** The publication's name; `''` = it is about none. */
  name: string;
  /** Who did it, by object id; null = the bot itself. */
  actor: { aadObjectId: string; name: string } | null;
  /** What else is to be remembered, such as the digest, the comment, or why something was refused. */
  details?: Readonly<Record<string, unknown>>;
}

/** Adds an event to the record. */
export async function insertEvent(
  db: Db,
  { kind, requestId, name, actor, details }: NewEvent,
): Promise<void> {
  await db
    .insertInto('event')
    .values({
      kind,
      request_id: requestId,
      name,
      actor_id: actor?.aadObjectId ?? '',
      actor_name: actor?.name ?? '',
      details: JSON.stringify(details ?? {}),
    })
    .execute();
}
