import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from './database.ts';
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
  const published = state === 'published' ? { published_at: new Date() } : {};
  await trx
    .updateTable('publication')
    .set({ state, updated_at: new Date(), ...published })
    .where('id', '=', id)
    .execute();
}

export async function findPublicationByName(db: Db, name: string): Promise<PublicationRow | undefined> {
  return db.selectFrom('publication').selectAll().where('name', '=', name).executeTakeFirst();
}

/** Publications by name; ask for one more than a page to learn whether there is a next. */
export async function findPublications(
  db: Db,
  page: { limit: number; offset: number },
): Promise<PublicationRow[]> {
  return db
    .selectFrom('publication')
    .selectAll()
    .orderBy('name')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

export async function countPublications(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('publication')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Remembers the object ids of an application as soon as Graph has named them. */
export async function upsertApplication(trx: Trx, row: Insertable<ApplicationTable>): Promise<void> {
  await trx
    .insertInto('application')
    .values(row)
    .onConflict((on) =>
      on.columns(['publication_id', 'role']).doUpdateSet({
        application_id: row.application_id,
        app_id: row.app_id,
        service_principal_id: row.service_principal_id,
      }),
    )
    .execute();
}

export async function findApplications(db: Db, publicationId: string): Promise<ApplicationRow[]> {
  return db.selectFrom('application').selectAll().where('publication_id', '=', publicationId).execute();
}
