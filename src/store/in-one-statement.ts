import DataLoader from 'dataloader';
import type { Db } from './db.ts';

/**
 * Returns a function that finds the rows of one key, made of one that finds those of many: all that callers ask of a
 * database or transaction before the event loop goes on is one statement. So a page that shows its rows side by side costs
 * about as many statements as a single row, and no row knows of the others. Nothing is kept: whoever asks later reads
 * anew. Throws what the statement throws, to each.
 */
export function inOneStatement<Row>(
  read: (db: Db, keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): (db: Db, key: string) => Promise<Row[]> {
  const loaders = new WeakMap<Db, DataLoader<string, Row[]>>();
  const loaderOf = (db: Db) => {
    const known = loaders.get(db);
    if (known) return known;
    const readAll = async (keys: readonly string[]) => {
      const found = Map.groupBy(await read(db, [...new Set(keys)]), keyOf);
      return keys.map((key) => found.get(key) ?? []);
    };
    const made = new DataLoader(readAll, { cache: false });
    loaders.set(db, made);
    return made;
  };
  return (db, key) => loaderOf(db).load(key);
}
