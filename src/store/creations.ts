import type { Insertable, Selectable } from 'kysely';
import type { CreationOutcome, CreationTable } from './creation-table.ts';
import type { Db, Trx } from './db.ts';

export type CreationRow = Selectable<CreationTable>;

/**
 * Writes down that an application is about to be created under a secret name. What was made for the same role before and
 * never seen is looked for by its name from now on: its place is about to be taken.
 */
export async function insertCreation(trx: Trx, row: Insertable<CreationTable>): Promise<void> {
  await reopenUnseen(trx, row.publication_id, [row.role]);
  await trx.insertInto('creation').values(row).execute();
}

/** Of what was made and never seen, nobody knows whether it is there: it is looked for by its secret name again. */
export async function reopenUnseen(
  trx: Trx,
  publicationId: string,
  roles: readonly CreationRow['role'][],
): Promise<void> {
  await trx
    .updateTable('creation')
    .from('application')
    .set({ outcome: '' })
    .whereRef('application.application_id', '=', 'creation.application_id')
    .where('application.publication_id', '=', publicationId)
    .where('application.role', 'in', roles)
    .where('application.is_seen', '=', false)
    .where('creation.outcome', '=', 'made')
    .execute();
}

/** States in which a request no longer looks for what it may have made: the sweep does. */
const over = ['done', 'withdrawn', 'rejected', 'expired'] as const;

/** Attempts for a publication of which nobody knows how they ended, oldest first, of requests that look for them. */
export async function findOpenCreations(db: Db, publicationId: string): Promise<CreationRow[]> {
  return db
    .selectFrom('creation')
    .innerJoin('request', 'request.id', 'creation.request_id')
    .selectAll('creation')
    .where('creation.publication_id', '=', publicationId)
    .where('creation.outcome', '=', '')
    .where('request.state', 'not in', over)
    .orderBy('creation.id')
    .execute();
}

/** Whether a request has written down any attempt for a role; an older version wrote down none. */
export async function hasCreation(db: Db, requestId: string, role: CreationRow['role']): Promise<boolean> {
  const row = await db
    .selectFrom('creation')
    .select('id')
    .where('request_id', '=', requestId)
    .where('role', '=', role)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes down how an attempt ended, and what came of it. */
export async function endCreation(
  db: Db,
  nonce: string,
  outcome: CreationOutcome,
  applicationId = '',
): Promise<void> {
  await db
    .updateTable('creation')
    .set({ outcome, application_id: applicationId })
    .where('nonce', '=', nonce)
    .execute();
}

/**
 * Attempts without a known end, of requests that no longer look themselves, whose time to be looked for has come. A
 * time further ahead than `mostMs` was set by a clock that has been set back since.
 */
export async function findDueCreations(db: Db, mostMs: number, limit: number): Promise<CreationRow[]> {
  const now = Date.now();
  return db
    .selectFrom('creation')
    .innerJoin('request', 'request.id', 'creation.request_id')
    .selectAll('creation')
    .where('creation.outcome', '=', '')
    .where('request.state', 'in', over)
    .where((eb) =>
      eb.or([
        eb('creation.look_at', '<=', new Date(now)),
        eb('creation.look_at', '>', new Date(now + mostMs)),
      ]),
    )
    .orderBy('creation.look_at')
    .limit(limit)
    .execute();
}

/** It was not found; it is looked for again at a time. */
export async function setNextLook(db: Db, id: string, looks: number, lookAt: Date): Promise<void> {
  await db.updateTable('creation').set({ looks, look_at: lookAt }).where('id', '=', id).execute();
}

/** Counts time in which the attempts for a publication were looked for in vain. */
export async function addWaited(trx: Trx, publicationId: string, milliseconds: number): Promise<void> {
  await trx
    .updateTable('creation')
    .set((eb) => ({ waited_ms: eb('waited_ms', '+', milliseconds) }))
    .where('publication_id', '=', publicationId)
    .where('outcome', '=', '')
    .execute();
}
