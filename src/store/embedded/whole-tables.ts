import type { PGlite } from '@electric-sql/pglite';
import { damaged } from '../../folder/damaged.ts';
import { messageOf } from '../../safe-error.ts';
import { StartError } from '../../start-error.ts';

interface Index {
  table: string;
  index: string;
  /** Its columns or expressions, in order. */
  keys: string;
  /** Which rows it is about, as a condition. */
  rows: string;
}

/**
 * Reads every row of every table, once as they lie there and once by each index: a data file that was cut holds fewer rows
 * than its indexes know, which PostgreSQL does not notice before somebody asks for one of them, and a missing one is
 * noticed as late. Rotten pages it finds by their checksums. Throws StartError.
 */
export async function requireWholeTables(pglite: PGlite, path: string): Promise<void> {
  const tried = 'to read all tables, row by row and by their indexes';
  try {
    for (const { table, index, keys, rows } of await indexesOf(pglite)) {
      const there = await count(pglite, `select count(t::text) n from ${table} t where ${rows}`);
      const known = await countByIndex(
        pglite,
        `select 1 from ${table} where ${rows} order by ${keys} offset 0`,
      );
      if (there !== known) throw damaged(path, `${table} and ${index} do not hold the same rows`, tried);
    }
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

async function count(pglite: PGlite, statement: string): Promise<number> {
  const { rows } = await pglite.query<{ n: number }>(statement);
  return Number(rows[0]?.n);
}

/** Other ways to the rows are shut while this is asked; index-only ones would not look at the rows. */
async function countByIndex(pglite: PGlite, rows: string): Promise<number> {
  const shut = ['enable_seqscan', 'enable_bitmapscan', 'enable_indexonlyscan', 'enable_sort'];
  return pglite.transaction(async (trx) => {
    for (const way of shut) await trx.query(`set local ${way} = off`);
    const { rows: found } = await trx.query<{ n: number }>(`select count(*) n from (${rows}) known`);
    return Number(found[0]?.n);
  });
}
