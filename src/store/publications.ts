import type { Insertable, Selectable } from 'kysely';
import type { PublicationTable } from './publication-table.ts';
import type { Db, Trx } from './db.ts';
import type { Window } from './window.ts';

export type PublicationRow = Selectable<PublicationTable>;

/** Stores the desired state of a publication; a repeated approval finds the existing row. */
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
  await trx.updateTable('publication').set(inState(state)).where('id', '=', id).execute();
}

function inState(state: PublicationRow['state']) {
  const published = state === 'published' ? { published_at: new Date(), unpublished_at: null } : {};
  const unpublished = state === 'unpublished' ? { unpublished_at: new Date() } : {};
  return { state, updated_at: new Date(), ...published, ...unpublished };
}

/** Returns the publication of that name, unless it was removed. */
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

/** Stores a new desired state and increments the revision. `opened` = it is published from now on. */
export async function setPublicationDesired(
  trx: Trx,
  id: string,
  desired: object,
  opened = false,
): Promise<void> {
  await trx
    .updateTable('publication')
    .set((eb) => ({ desired: JSON.stringify(desired), revision: eb('revision', '+', 1) }))
    .$if(opened, (update) => update.set(inState('published')))
    .where('id', '=', id)
    .execute();
}

/** Returns publications by name, which is their key in a window. */
export async function findPublications(db: Db, window: Window): Promise<PublicationRow[]> {
  const { limit, offset, after, before } = window;
  const rows = await db
    .selectFrom('publication')
    .selectAll()
    .where('state', '<>', 'removed')
    .$if(after !== '', (query) => query.where('name', '>', after))
    .$if(before !== '', (query) => query.where('name', '<', before))
    .orderBy('name', before === '' ? 'asc' : 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return before === '' ? rows : rows.toReversed();
}

/** Counts publications, up to `most`. */
export async function countPublications(db: Db, most: number): Promise<number> {
  const some = db.selectFrom('publication').select('id').where('state', '<>', 'removed').limit(most);
  const { count } = await db
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Deletes a publication for which nothing was ever created. */
export async function deletePublication(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('publication').where('id', '=', id).execute();
}

/** Returns publications taken down before a time, whose applications Entra has permanently deleted by then. */
export async function findUnpublishedBefore(db: Db, time: Date): Promise<PublicationRow[]> {
  return db
    .selectFrom('publication')
    .selectAll()
    .where('state', '=', 'unpublished')
    .where('unpublished_at', '<', time)
    .execute();
}
