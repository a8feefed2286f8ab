import { sql, type Selectable } from 'kysely';
import type { EventKind, EventTable } from './event-table.ts';
import type { Db } from './db.ts';

export type EventRow = Selectable<EventTable>;

/** One event; pass a transaction as `db` to write it together with what it records. */
export interface NewEvent {
  kind: EventKind;
  /** The request it is about; null = none. */
  requestId: string | null;
  /** The publication's name; `''` = none. */
  name: string;
  /** Who did it; null = the bot itself. */
  actor: { aadObjectId: string; name: string } | null;
  /** Further facts to keep, such as the digest, the comment, or the reason of a refusal. */
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

/** A refusal to record. */
export interface NewRefusal {
  /** The request id from the click; recorded only if such a request exists. */
  requestId: string | null;
  actor: { aadObjectId: string; name: string };
  /** The rule that refused it, always with the same text. */
  rule: string;
  /** All outsiders count as one person, because their ids prove nothing; and the request must exist. */
  isOutsider: boolean;
  details: Readonly<Record<string, unknown>>;
}

/**
 * Adds a refusal to the record, unless the same person was refused by the same rule for the same request within the
 * last minute.
 */
export async function insertRefusal(
  db: Db,
  { requestId, actor, rule, isOutsider, details }: NewRefusal,
): Promise<void> {
  await sql`
    insert into event (kind, request_id, name, actor_id, actor_name, details)
    select 'refused', request.id, coalesce(request.name, ''), ${actor.aadObjectId}, ${actor.name},
      ${JSON.stringify({ ...details, rule })}::jsonb
    from (select 1) as one left join request on request.id = ${requestId}::uuid
    where (request.id is not null or not ${isOutsider}::boolean) and not exists (
      select from event as same
      where same.kind = 'refused' and same.at > now() - interval '1 minute'
        and same.request_id is not distinct from request.id and same.details ->> 'rule' = ${rule}
        and (${isOutsider}::boolean or same.actor_id = ${actor.aadObjectId}))`.execute(db);
}

/** Returns the last event of a kind about a request; undefined = there is none. */
export async function findLastEvent(
  db: Db,
  requestId: string,
  kind: EventKind,
): Promise<EventRow | undefined> {
  return db
    .selectFrom('event')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * Returns the newest refusals of a request, or its newest other events except `planned`; oldest first, with the total
 * number.
 */
export async function findEvents(
  db: Db,
  requestId: string,
  of: { refused: boolean; most: number },
): Promise<{ rows: EventRow[]; total: number }> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .select(sql<string>`count(*) over ()`.as('total'))
    .where('request_id', '=', requestId)
    .where('kind', of.refused ? 'in' : 'not in', of.refused ? ['refused'] : ['planned', 'refused'])
    .orderBy('id', 'desc')
    .limit(of.most)
    .execute();
  return { rows: rows.toReversed(), total: Number(rows[0]?.total ?? 0) };
}
