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
 * Returns the first names of publications that begin with the text, in order. The bounds let the database use its index
 * of names whatever its collation is; the rest is checked name by name.
 */
export async function findNamesBeginning(db: Db, text: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('publication')
    .select('name')
    .where('name', '>=', text)
    .where('name', '<=', text + last)
    .where((eb) => eb(eb.fn('starts_with', ['name', eb.val(text)]), '=', true))
    .where('state', '<>', 'removed')
    .orderBy('name')
    .limit(limit)
    .execute();
  return rows.map(({ name }) => name);
}
