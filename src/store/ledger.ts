import { sql, type Selectable } from 'kysely';
import type { LedgerTable } from './tables.ts';
import type { Db } from './db.ts';

export type LedgerRow = Selectable<LedgerTable>;

/** How a write ended: `done`, or the error code. */
export interface LedgerEnd {
  id: string;
  outcome: string;
  graphRequestId: string;
}

/** What is recorded of a request's writes at once. */
export interface LedgerNews {
  /** Writes about to be made. */
  intents: readonly { id: string }[];
  ends: readonly LedgerEnd[];
  /** Ids of changes that are done; duplicates do no harm. */
  done: readonly string[];
}

/** Records all of it in one statement; returns the ids of the entries about to be made, by change id. */
export async function writeLedger(
  db: Db,
  requestId: string,
  { intents, ends, done }: LedgerNews,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; change_id: string }>`
    with intent as (
      insert into ledger (request_id, change_id, change, is_undo)
      select request.id, one.change ->> 'id', one.change, request.is_undo
      from request, jsonb_array_elements(${JSON.stringify(intents)}::jsonb) with ordinality as one(change, position)
      where request.id = ${requestId}
      order by position
      returning id, change_id
    ), ended as (
      update ledger set outcome = one.outcome, graph_request_id = one."graphRequestId", finished_at = now()
      from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as one(id bigint, outcome text, "graphRequestId" text)
      where ledger.id = one.id
    ), counted as (
      update request
      set done_changes = done_changes || ${JSON.stringify(done)}::jsonb, revision = revision + 1, updated_at = ${new Date()}
      where id = ${requestId} and not done_changes @> ${JSON.stringify(done)}::jsonb
    )
    select id, change_id from intent`.execute(db);
  return new Map(rows.map(({ id, change_id }) => [change_id, id]));
}

/** Whether an earlier attempt at this change has no known outcome, so that it may have taken effect. */
export async function hasUnknownOutcome(db: Db, requestId: string, changeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('ledger')
    .select('id')
    .where('request_id', '=', requestId)
    .where('change_id', '=', changeId)
    .where('outcome', '=', '')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Returns the last write of each change of one request, up to `most`, and the total number; a change that Graph refused
 * at first and accepted later counts once. Failed writes come first, then the oldest.
 */
export async function findWrites(
  db: Db,
  requestId: string,
  of: { isUndo: boolean; most: number },
): Promise<{ rows: LedgerRow[]; total: number }> {
  const last = db
    .selectFrom('ledger')
    .selectAll()
    .distinctOn('change_id')
    .where('request_id', '=', requestId)
    .where('is_undo', '=', of.isUndo)
    .orderBy('change_id')
    .orderBy('id', 'desc');
  const rows = await db
    .selectFrom(last.as('last'))
    .selectAll()
    .select(sql<string>`count(*) over ()`.as('total'))
    .orderBy(sql`outcome = 'done'`)
    .orderBy('id')
    .limit(of.most)
    .execute();
  return { rows, total: Number(rows[0]?.total ?? 0) };
}

/** A change that took effect, or may have. */
export interface MadeChange {
  kind: string;
  role: string;
  /** The user or group it is about; `''` = the application itself. */
  principalId: string;
  /** The host on Qlik Sense's host allow list that it is about; `''` or absent = none. */
  host?: string;
}

const madeChange = [
  // What removes a late twin is of no kind.
  sql<string>`coalesce(ledger.change ->> 'kind', '')`.as('kind'),
  sql<string>`ledger.change ->> 'role'`.as('role'),
  sql<string>`coalesce(ledger.change ->> 'principalId', '')`.as('principalId'),
  sql<string>`coalesce(ledger.change ->> 'host', '')`.as('host'),
] as const;

/** Returns the changes by a publication's requests that took effect or may have. */
export async function findMadeChanges(db: Db, name: string): Promise<MadeChange[]> {
  return db
    .selectFrom('ledger')
    .innerJoin('request', 'request.id', 'ledger.request_id')
    .select(madeChange)
    .distinct()
    .where('request.name', '=', name)
    .where('ledger.outcome', 'in', ['done', ''])
    .execute();
}

/** Returns the changes by one request that took effect or may have. */
export async function findMadeOf(db: Db, requestId: string): Promise<MadeChange[]> {
  return db
    .selectFrom('ledger')
    .select(madeChange)
    .distinct()
    .where('request_id', '=', requestId)
    .where('outcome', 'in', ['done', ''])
    .execute();
}

/** A write that opened or closed an address, or may have. */
export interface ExposingChange {
  kind: 'publish' | 'unpublish' | 'delete';
  role: string;
  /** Of what was published, else `''`. */
  externalUrl: string;
  preAuthentication: 'aadPreAuthentication' | 'passthru';
  /** There was no answer. */
  isUncertain: boolean;
}

/** Returns the writes of one request that opened or closed an address, or may have, in order. */
export async function findExposing(db: Db, requestId: string): Promise<ExposingChange[]> {
  return db
    .selectFrom('ledger')
    .select([
      sql<ExposingChange['kind']>`change ->> 'kind'`.as('kind'),
      sql<string>`coalesce(change ->> 'role', '')`.as('role'),
      sql<string>`coalesce(change ->> 'externalUrl', '')`.as('externalUrl'),
      sql<ExposingChange['preAuthentication']>`change ->> 'preAuthentication'`.as('preAuthentication'),
      sql<boolean>`outcome = ''`.as('isUncertain'),
    ])
    .where('request_id', '=', requestId)
    .where(sql<string>`change ->> 'kind'`, 'in', ['publish', 'unpublish', 'delete'])
    .where('outcome', 'in', ['done', ''])
    .orderBy('id')
    .execute();
}

/**
 * Returns the roles of an application for which Graph refused a kind of change of one request, with its codes and
 * request ids.
 */
export async function findRefusedOf(
  db: Db,
  requestId: string,
  kind: string,
): Promise<{ role: string; outcome: string; graph_request_id: string }[]> {
  return db
    .selectFrom('ledger')
    .select([sql<string>`change ->> 'role'`.as('role'), 'outcome', 'graph_request_id'])
    .where('request_id', '=', requestId)
    .where(sql<string>`change ->> 'kind'`, '=', kind)
    .where('outcome', 'not in', ['done', ''])
    .where('is_undo', '=', false)
    .execute();
}
