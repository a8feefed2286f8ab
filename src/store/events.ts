import { sql, type Selectable } from 'kysely';
import type { EventKind, EventTable } from './event-table.ts';
import type { Db } from './db.ts';

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

/** A refusal to write down. */
export interface NewRefusal {
  /** What the click named: it becomes part of the record only when there is such a request. */
  requestId: string | null;
  actor: { aadObjectId: string; name: string };
  /** Which rule refused it, the same text each time. */
  rule: string;
  /** Everybody counts as the same person, as an outsider's id proves nothing; and the request must exist. */
  isOutsider: boolean;
  details: Readonly<Record<string, unknown>>;
}

/** Adds a refusal to the record, unless the same person was refused the same about the same request a minute ago. */
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

/** The newest refusals of a request, or of its other events but `planned`; oldest first, and how many there are. */
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
