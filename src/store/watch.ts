import type { Selectable } from 'kysely';
import type { Db, Trx } from './db.ts';
import type { WatchTable } from './watch-tables.ts';

export type WatchRow = Selectable<WatchTable>;

/** Begins to watch a publication, or looks at it again at once. */
export async function watchNow(trx: Trx, publicationId: string): Promise<void> {
  const now = { look_at: new Date(), visit_at: new Date(), visits: 0 };
  await trx
    .insertInto('watch')
    .values({ publication_id: publicationId })
    .onConflict((on) => on.column('publication_id').doUpdateSet(now))
    .execute();
}

/** Stops watching a publication. */
export async function unwatch(db: Db, publicationId: string): Promise<void> {
  await db.deleteFrom('watch').where('publication_id', '=', publicationId).execute();
}

/** Counts the publications that are watched, up to `most`. */
export async function countWatched(db: Db, most: number): Promise<number> {
  const { count } = await db
    .selectFrom(db.selectFrom('watch').select('publication_id').limit(most).as('some'))
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Returns those whose look is due: first those that moved, then those due longest. */
export async function findDueLooks(db: Db, now: Date, limit: number): Promise<WatchRow[]> {
  // Each part is a range of the index; one question for both would read past all that is not due.
  const due = (isMoved: boolean) =>
    db
      .selectFrom('watch')
      .selectAll()
      .where('is_moved', '=', isMoved)
      .where('look_at', '<=', now)
      .orderBy('look_at')
      .limit(limit);
  const moved = await due(true).execute();
  return moved.length < limit
    ? [
        ...moved,
        ...(await due(false)
          .limit(limit - moved.length)
          .execute()),
      ]
    : moved;
}

/** Records a look; `compared` = its print, if it was compared in full. */
export async function setLooked(
  db: Db,
  publicationId: string,
  { now, nextAt }: { now: Date; nextAt: Date },
  compared: { print: string } | null,
): Promise<void> {
  const full = compared && { print: compared.print, compared_at: now, is_moved: false };
  await db
    .updateTable('watch')
    .set({ look_at: nextAt, looked_at: now, ...full })
    .where('publication_id', '=', publicationId)
    .execute();
}

/** Looks at once at the publications that own these applications or service principals. */
export async function setMoved(trx: Trx, objectIds: readonly string[], now: Date): Promise<void> {
  if (objectIds.length === 0) return;
  await trx
    .updateTable('watch')
    .set({ is_moved: true, look_at: now })
    .where('publication_id', 'in', (eb) =>
      eb
        .selectFrom('application')
        .select('publication_id')
        .where((or) =>
          or.or([
            or('application_id', 'in', [...objectIds]),
            or('service_principal_id', 'in', [...objectIds]),
          ]),
        ),
    )
    .execute();
}

/** Compares everything in full at its next look. */
export async function setAllMoved(trx: Trx): Promise<void> {
  await trx.updateTable('watch').set({ is_moved: true }).where('is_moved', '=', false).execute();
}

/** Returns when the publication whose turn is next was looked at; null = none is watched, or it never was. */
export async function lastLook(db: Db): Promise<Date | null> {
  const row = await db.selectFrom('watch').select('looked_at').orderBy('look_at').limit(1).executeTakeFirst();
  return row?.looked_at ?? null;
}

/** Returns those whose visit from outside is due, those due longest first. */
export async function findDueVisits(db: Db, now: Date, limit: number): Promise<WatchRow[]> {
  return db
    .selectFrom('watch')
    .selectAll()
    .where('visit_at', '<=', now)
    .orderBy('visit_at')
    .limit(limit)
    .execute();
}

/** Records a visit from outside. */
export async function setVisited(
  db: Db,
  publicationId: string,
  { now, nextAt }: { now: Date; nextAt: Date },
  visits: number,
): Promise<void> {
  await db
    .updateTable('watch')
    .set({ visit_at: nextAt, visited_at: now, visits })
    .where('publication_id', '=', publicationId)
    .execute();
}
