import type { Db } from './db.ts';

/** Returns the names of published publications whose applications are in one of these connector groups, in order. */
export async function findNamesBehind(db: Db, groupIds: readonly string[], limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('publication')
    .select('name')
    .where('state', '=', 'published')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('application')
        .select('publication_id')
        .where('connector_group_id', 'in', [...groupIds]),
    )
    .orderBy('name')
    .limit(limit)
    .execute();
  return rows.map(({ name }) => name);
}

/** Whether a connector group serves a publication. */
export async function isServing(db: Db, groupIds: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('application')
    .innerJoin('publication', 'publication.id', 'application.publication_id')
    .select('application.publication_id')
    .where('application.connector_group_id', 'in', [...groupIds])
    .where('publication.state', '=', 'published')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
