import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { reopenUnseen } from './creations.ts';
import type { ApplicationTable } from './tables.ts';
import { inOneStatement } from './in-one-statement.ts';
import type { Db, Trx } from './db.ts';

export type ApplicationRow = Selectable<ApplicationTable>;

/**
 * Records the object ids of an application as soon as Graph returns them, and marks a new one as awaited. An adopted one
 * has been read already. `nonce` = the attempt that created it, which ends.
 */
export async function upsertApplication(
  trx: Trx,
  row: Insertable<ApplicationTable> & { origin: 'made' | 'adopted' },
  nonce = '',
): Promise<void> {
  const ids = {
    application_id: row.application_id,
    app_id: row.app_id,
    service_principal_id: row.service_principal_id,
    origin: row.origin,
    connector_group_id: row.connector_group_id ?? '',
  };
  const state = row.origin === 'adopted' ? { awaited_since: null, is_seen: true } : awaited();
  await trx
    .with('ended', (db) =>
      db
        .updateTable('creation')
        .set({ outcome: 'made', application_id: row.application_id })
        .where('nonce', '=', nonce)
        .returning('creation.id'),
    )
    .insertInto('application')
    .values({ ...row, ...state })
    .onConflict((on) => on.columns(['publication_id', 'role']).doUpdateSet({ ...ids, ...state }))
    .execute();
}

function awaited() {
  return { awaited_since: new Date(), is_seen: false };
}

type ApplicationKey = Pick<ApplicationRow, 'publication_id' | 'role'>;

/** Marks an application as awaited: it is being restored and may not be readable at once. */
export async function setApplicationAwaited(db: Db, key: ApplicationKey): Promise<void> {
  await updateApplication(db, key, awaited());
}

/** Records the object id of an application's service principal. */
export async function setServicePrincipal(db: Db, key: ApplicationKey, id: string): Promise<void> {
  await updateApplication(db, key, { service_principal_id: id });
}

/** Marks an application that we deleted as no longer awaited. */
export async function setApplicationGone(db: Db, key: ApplicationKey): Promise<void> {
  await updateApplication(db, key, { awaited_since: null });
}

/** Stops waiting for applications that were never seen by the deadline; from now on they count as missing. */
export async function giveUpUnseen(db: Db, publicationId: string): Promise<void> {
  await db
    .updateTable('application')
    .set({ awaited_since: null })
    .where('publication_id', '=', publicationId)
    .where('is_seen', '=', false)
    .execute();
}

/** Records that applications have been read by their ids. */
export async function setApplicationsSeen(
  db: Db,
  publicationId: string,
  roles: readonly ApplicationRow['role'][],
): Promise<void> {
  await db
    .updateTable('application')
    .set({ is_seen: true })
    .where('publication_id', '=', publicationId)
    .where('role', 'in', roles)
    .execute();
}

/** Records the connector group an application was given; `''` = not known any more. */
export async function setConnectorGroup(db: Db, key: ApplicationKey, id: string): Promise<void> {
  await updateApplication(db, key, { connector_group_id: id });
}

/** Records the connector group of all applications of a publication. */
export async function setConnectorGroupOfAll(db: Db, publicationId: string, id: string): Promise<void> {
  await db
    .updateTable('application')
    .set({ connector_group_id: id })
    .where('publication_id', '=', publicationId)
    .execute();
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

/** Whether an object id is recorded, regardless of the state of its publication. */
export async function isRecordedApplication(db: Db, applicationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('application')
    .select('role')
    .where('application_id', '=', applicationId)
    .executeTakeFirst();
  return row !== undefined;
}

export const findApplications = inOneStatement<ApplicationRow>(
  (db, publicationIds) =>
    db.selectFrom('application').selectAll().where('publication_id', 'in', publicationIds).execute(),
  ({ publication_id: id }) => id,
);

/**
 * Deletes the records of a publication's applications, by default for all roles. Applications that were created but
 * never seen may still appear, so the search for them is reopened.
 */
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

/** Finds the publications that applications belong to, by object id in lower case. */
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

/** Returns the object ids of all applications of managed publications. */
export async function findManagedApplicationIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('application')
    .innerJoin('publication', 'publication.id', 'application.publication_id')
    .select('application.application_id')
    .where('publication.state', '<>', 'removed')
    .execute();
  return rows.map(({ application_id }) => application_id);
}

/** Returns the application ids of what is published, with the name of its publication. */
export async function findPublishedAppIds(db: Db, most: number): Promise<{ name: string; app_id: string }[]> {
  return db
    .selectFrom('application')
    .innerJoin('publication', 'publication.id', 'application.publication_id')
    .select(['publication.name', 'application.app_id'])
    .where('publication.state', '=', 'published')
    .orderBy('publication.name')
    .limit(most)
    .execute();
}
