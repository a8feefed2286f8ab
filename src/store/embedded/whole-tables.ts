import type { PGlite } from '@electric-sql/pglite';
import { damaged } from '../../folder/damaged.ts';
import { messageOf } from '../../safe-error.ts';
import { StartError } from '../../errors.ts';

interface Index {
  table: string;
  index: string;
  /** Its columns or expressions, in order, as SQL. */
  keys: string;
  /** Condition for the rows it covers, as SQL. */
  rows: string;
}

/**
 * Reads every row of every table, once in storage order and once by each index. A truncated data file holds fewer rows
 * than its indexes, which PostgreSQL does not notice until one of those rows is read; the same goes for a missing file.
 * Corrupt pages fail their checksums. Throws StartError.
 */
export async function requireWholeTables(pglite: PGlite, path: string): Promise<void> {
  const tried = 'to read all tables, row by row and by their indexes';
  try {
    const indexes = await indexesOf(pglite);
    const [there, known] = await countBothWays(pglite, indexes);
    const odd = indexes.find((_, i) => there[i] !== known[i]);
    if (odd) throw damaged(path, `${odd.table} and ${odd.index} do not hold the same rows`, tried);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw damaged(path, `a table cannot be read (${messageOf(error)})`, tried, error);
  }
}

async function indexesOf(pglite: PGlite): Promise<Index[]> {
  const { rows } = await pglite.query<Index>(`
    select indrelid::regclass::text as table, indexrelid::regclass::text as index,
      coalesce(pg_get_expr(indpred, indrelid), 'true') as rows,
      (select string_agg(pg_get_indexdef(indexrelid, k, true), ', ' order by k)
        from generate_series(1, indnkeyatts) k) as keys
    from pg_index join pg_class i on i.oid = indexrelid join pg_am on pg_am.oid = i.relam
      join pg_namespace n on n.oid = i.relnamespace
    where amname = 'btree' and i.relkind = 'i' and n.nspname !~ '^pg_|^information_schema$'`);
  return rows;
}

/** Every plan other than an ordered index scan; an index-only scan would not read the rows. */
const otherWays = ['enable_seqscan', 'enable_bitmapscan', 'enable_indexonlyscan', 'enable_sort'];

/** Uses one statement for all indexes, because there are dozens; returns the counts in their order. */
async function countBothWays(pglite: PGlite, indexes: readonly Index[]): Promise<[number[], number[]]> {
  const asTheyLie = indexes.map(
    ({ table, rows }, i) => `select ${i} i, count(t::text) n from ${table} t where ${rows}`,
  );
  const byIndex = indexes.map(({ table, rows, keys }, i) => {
    const ordered = `select 1 from ${table} where ${rows} order by ${keys} offset 0`;
    return `select ${i} i, count(*) n from (${ordered}) known`;
  });
  return pglite.transaction(async (trx) => {
    const count = async (statements: string[]) =>
      (await trx.query<{ n: number }>(`${statements.join(' union all ')} order by i`)).rows.map(({ n }) => n);
    if (indexes.length === 0) return [[], []];
    const there = await count(asTheyLie);
    for (const way of otherWays) await trx.query(`set local ${way} = off`);
    return [there, await count(byIndex)];
  });
}
