import type { Insertable, Selectable } from 'kysely';
import type { CreationOutcome, CreationTable } from './creation-table.ts';
import type { Db, Trx } from './db.ts';

export type CreationRow = Selectable<CreationTable>;

/**
 * Records that an application is about to be created under a secret name. An earlier application for the same role that
 * was never seen is looked for by its name from now on, because the new one replaces its record.
 */
export async function insertCreation(trx: Trx, row: Insertable<CreationTable>): Promise<void> {
  await trx
    .with('reopened', (db) => reopening(db, row.publication_id, [row.role]).returning('creation.id'))
    .insertInto('creation')
    .values(row)
    .execute();
}

/** Reopens the search, by secret name, for applications that were created but never seen. */
export async function reopenUnseen(
  trx: Trx,
  publicationId: string,
  roles: readonly CreationRow['role'][],
): Promise<void> {
  await reopening(trx, publicationId, roles).execute();
}

function reopening(
  db: Pick<Db, 'updateTable'>,
  publicationId: string,
  roles: readonly CreationRow['role'][],
) {
  return db
    .updateTable('creation')
    .from('application')
    .set({ outcome: '' })
    .whereRef('application.application_id', '=', 'creation.application_id')
    .where('application.publication_id', '=', publicationId)
    .where('application.role', 'in', roles)
    .where('application.is_seen', '=', false)
    .where('creation.outcome', '=', 'made');
}

/** States in which a request no longer looks for what it may have created; the sweep does. */
const over = ['done', 'withdrawn', 'rejected', 'expired'] as const;

/** Returns attempts for a publication with an unknown outcome, oldest first, whose requests still look for them. */
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

/** Whether a request has recorded any attempt for a role; older versions recorded none. */
export async function hasCreation(db: Db, requestId: string, role: CreationRow['role']): Promise<boolean> {
  const row = await db
    .selectFrom('creation')
    .select('id')
    .where('request_id', '=', requestId)
    .where('role', '=', role)
    .executeTakeFirst();
  return row !== undefined;
}

/** Records how an attempt ended, and the id of the created application. */
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
 * Returns attempts with an unknown outcome whose requests no longer look for them and whose next look is due. A time
 * more than `mostMs` ahead was set before the clock was set back, and counts as due.
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

/** Schedules the next look after one that found nothing. */
export async function setNextLook(db: Db, id: string, looks: number, lookAt: Date): Promise<void> {
  await db.updateTable('creation').set({ looks, look_at: lookAt }).where('id', '=', id).execute();
}

/** Adds time spent looking in vain for the open attempts of a publication. */
export async function addWaited(trx: Trx, publicationId: string, milliseconds: number): Promise<void> {
  await trx
    .updateTable('creation')
    .set((eb) => ({ waited_ms: eb('waited_ms', '+', milliseconds) }))
    .where('publication_id', '=', publicationId)
    .where('outcome', '=', '')
    .execute();
}
