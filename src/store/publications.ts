import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db, Trx } from './database.ts';
import { reopenUnseen } from './creations.ts';
import type { ApplicationTable, PublicationTable } from './tables.ts';

export type PublicationRow = Selectable<PublicationTable>;
export type ApplicationRow = Selectable<ApplicationTable>;

/** Writes the desired state of a publication; a repeated approval finds the row there. */
export async function upsertPublication(trx: Trx, row: Insertable<PublicationTable>): Promise<void> {
  await trx
    .insertInto('publication')
    .values(row)
    .onConflict((on) =>
      on.column('id').doUpdateSet({ state: row.state, desired: row.desired, updated_at: new Date() }),
    )
    .execute();
}

export async function setPublicationState(
  trx: Trx,
  id: string,
  state: PublicationRow['state'],
): Promise<void> {
  const published = state === 'published' ? { published_at: new Date(), unpublished_at: null } : {};
  const unpublished = state === 'unpublished' ? { unpublished_at: new Date() } : {};
  await trx
    .updateTable('publication')
    .set({ state, updated_at: new Date(), ...published, ...unpublished })
    .where('id', '=', id)
    .execute();
}

/** The publication of that name; one that was removed counts no longer. */
export async function findPublicationByName(db: Db, name: string): Promise<PublicationRow | undefined> {
  return db
    .selectFrom('publication')
    .selectAll()
    .where('name', '=', name)
    .where('state', '<>', 'removed')
    .executeTakeFirst();
}

export async function findPublicationById(db: Db, id: string): Promise<PublicationRow | undefined> {
  return db.selectFrom('publication').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Writes a new desired state and moves the revision on. */
export async function setPublicationDesired(trx: Trx, id: string, desired: object): Promise<void> {
  await trx
    .updateTable('publication')
    .set((eb) => ({ desired: JSON.stringify(desired), revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Publications by name; ask for one more than a page to learn whether there is a next. */
export async function findPublications(
  db: Db,
  page: { limit: number; offset: number },
): Promise<PublicationRow[]> {
  return db
    .selectFrom('publication')
    .selectAll()
    .where('state', '<>', 'removed')
    .orderBy('name')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/** How many there are, counted up to `most`. */
export async function countPublications(db: Db, most: number): Promise<number> {
  const some = db.selectFrom('publication').select('id').where('state', '<>', 'removed').limit(most);
  const { count } = await db
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

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

/** Publications taken down before a time: Entra has removed their applications for good. */
export async function findUnpublishedBefore(db: Db, time: Date): Promise<PublicationRow[]> {
  return db
    .selectFrom('publication')
    .selectAll()
    .where('state', '=', 'unpublished')
    .where('unpublished_at', '<', time)
    .execute();
}
