import type { Db } from './db.ts';

/** What is asked of one database before the event loop goes on. */
interface Batch<Row> {
  keys: Set<string>;
  rows: Promise<Map<string, Row[]>>;
}

/**
 * Returns a function that finds the rows of one key, made of one that finds those of many: all that callers ask of a
 * database or transaction before the event loop goes on is one statement. So a page that shows its rows side by side costs
 * about as many statements as a single row, and no row knows of the others. Throws what the statement throws, to each.
 */
export function inOneStatement<Row>(
  read: (db: Db, keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): (db: Db, key: string) => Promise<Row[]> {
  const open = new WeakMap<Db, Batch<Row>>();
  const begin = (db: Db): Batch<Row> => {
    const keys = new Set<string>();
    const rows = restOfTurn().then(async () => {
      open.delete(db);
      return Map.groupBy(await read(db, [...keys]), keyOf);
    });
    const batch = { keys, rows };
    open.set(db, batch);
    return batch;
  };
  return async (db, key) => {
    const batch = open.get(db) ?? begin(db);
    batch.keys.add(key);
    return (await batch.rows).get(key) ?? [];
  };
}

/** Everything that promises have led to by now comes before the next tick: https://nodejs.org/api/process.html#when-to-use-queuemicrotask-vs-processnexttick */
function restOfTurn(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
