import { sql } from 'kysely';
import type { Db } from './db.ts';

/** Returns those of the names that a publication has, or also those that any request ever had. */
export async function findNamesAmong(
  db: Db,
  names: readonly string[],
  of: 'publications' | 'requests',
): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const published = await db
    .selectFrom('publication')
    .select('name')
    .where('name', 'in', names)
    .where('state', '<>', 'removed')
    .execute();
  const asked =
    of === 'requests'
      ? await db.selectFrom('request').select('name').where('name', 'in', names).distinct().execute()
      : [];
  return new Set([...published, ...asked].map(({ name }) => name));
}

/** The letter of names that comes last, more often than a name can hold it. */
const last = 'z'.repeat(64);

/**
 * Returns the first names of publications that begin with each of the texts, in their order. The bounds let the database
 * use its index of names whatever its collation is; the rest is checked name by name.
 */
export async function findNamesBeginning(db: Db, texts: readonly string[], limit: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select found.name from unnest(${texts}::text[]) with ordinality as given (text, number),
      lateral (
        select name from publication
        where name >= text and name <= text || ${last} and starts_with(name, text) and state <> 'removed'
        order by name limit ${limit}) found
    order by number, name`.execute(db);
  return [...new Set(rows.map(({ name }) => name))];
}
