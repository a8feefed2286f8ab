import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { reopenUnseen } from './creations.ts';
import type { ApplicationTable } from './tables.ts';
import type { Db, Trx } from './db.ts';

export type ApplicationRow = Selectable<ApplicationTable>;

/** Remembers the object ids of an application as soon as Graph has named them; from then on it is waited for. */
export async function upsertApplication(
  trx: Trx,
  row: Insertable<ApplicationTable> & { origin: 'made' | 'adopted' },
): Promise<void> {
  const ids = {
    application_id: row.application_id,
    app_id: row.app_id,
    service_principal_id: row.service_principal_id,
    origin: row.origin,
  };
  await trx
    .insertInto('application')
    .values({ ...row, ...awaited() })
    .onConflict((on) => on.columns(['publication_id', 'role']).doUpdateSet({ ...ids, ...awaited() }))
    .execute();
}

function awaited() {
  return { awaited_since: new Date(), is_seen: false };
}

type ApplicationKey = Pick<ApplicationRow, 'publication_id' | 'role'>;

/** It is about to come back from the deleted ones, and may not be readable at once. */
export async function setApplicationAwaited(db: Db, key: ApplicationKey): Promise<void> {
  await updateApplication(db, key, awaited());
}

/** It was deleted by us: nobody waits for it. */
export async function setApplicationGone(db: Db, key: ApplicationKey): Promise<void> {
  await updateApplication(db, key, { awaited_since: null });
}

/** The deadline is over for what was never seen: from now on it counts as not there. */
export async function giveUpUnseen(db: Db, publicationId: string): Promise<void> {
  await db
    .updateTable('application')
    .set({ awaited_since: null })
    .where('publication_id', '=', publicationId)
    .where('is_seen', '=', false)
    .execute();
}

/** It was read by its id. */
export async function setApplicationSeen(db: Db, key: ApplicationKey): Promise<void> {
  await updateApplication(db, key, { is_seen: true });
}

async function updateApplication(
  db: Db,
  { publication_id, role }: ApplicationKey,
  values: Updateable<ApplicationTable>,
): Promise<void> {
  await db
    .updateTable('application')
    .set(values)
    .where('publication_id', '=', publication_id)
    .where('role', '=', role)
    .execute();
}

/** Whether an object id is recorded, whatever became of its publication. */
export async function isRecordedApplication(db: Db, applicationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('application')
    .select('role')
    .where('application_id', '=', applicationId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findApplications(db: Db, publicationId: string): Promise<ApplicationRow[]> {
  return db.selectFrom('application').selectAll().where('publication_id', '=', publicationId).execute();
}

/** Forgets applications of a publication; without roles, all of them. What was made and never seen may appear late. */
export async function deleteApplications(
  trx: Trx,
  publicationId: string,
  roles: readonly ApplicationRow['role'][] = ['hub', 'auth'],
): Promise<void> {
  if (roles.length === 0) return;
  await reopenUnseen(trx, publicationId, roles);
  await trx
    .deleteFrom('application')
    .where('publication_id', '=', publicationId)
    .where('role', 'in', roles)
    .execute();
}

/** Which publications of ours applications belong to, by object id in small letters. */
export async function findOwners(
  db: Db,
  applicationIds: readonly string[],
): Promise<{ application_id: string; publication_id: string; name: string }[]> {
  if (applicationIds.length === 0) return [];
  const ids = applicationIds.map((id) => id.toLowerCase());
  return db
    .selectFrom('application')
    .innerJoin('publication', 'publication.id', 'application.publication_id')
    .select(['publication.id as publication_id', 'publication.name'])
    .select(sql<string>`lower(application.application_id)`.as('application_id'))
    .where(sql<string>`lower(application.application_id)`, 'in', ids)
    .where('publication.state', '<>', 'removed')
    .execute();
}

/** Object ids of every application of a publication that is ours. */
export async function findManagedApplicationIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('application')
    .innerJoin('publication', 'publication.id', 'application.publication_id')
    .select('application.application_id')
    .where('publication.state', '<>', 'removed')
    .execute();
  return rows.map(({ application_id }) => application_id);
}
