import type pg from 'pg';
import type { Statement } from './statements.ts';

/** What PostgreSQL did for one statement. */
export interface Measured {
  text: string;
  ms: number;
  /** Pages of 8 KiB that it touched. */
  pages: number;
  /** What grows with the tables: sequential scans, and indexes most of whose rows are filtered away. */
  faults: string[];
}

/** The node of a plan, as far as it is read here. */
interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Node[];
}

/** An index that has this many rows filtered away, or read, answers another question. */
const most = 2000;

/** So many are needed by one that reads what belongs to a batch of 500 rows. */
const mostPages = 10_000;

/**
 * Runs a statement with EXPLAIN and takes back what it did. `big` = the tables that grow. Null = it has no plan, as
 * `begin` and `listen`.
 */
export async function measure(
  client: pg.Client,
  { text, values }: Statement,
  big: ReadonlySet<string>,
): Promise<Measured | null> {
  if (!/^\s*(select|insert|update|delete|with)\b/iu.test(text)) return null;
  const analyze = 'analyze, buffers, format json';
  // A connection reads what it plans with, and what functions plan with, at the first time.
  await explained(client, analyze, { text, values });
  const plan = await explained(client, analyze, { text, values });
  // What is unique already cannot be stored once more, and what is gone is not referred to.
  const found = plan ?? (await explained(client, 'format json', { text, values }));
  if (!found) return null;
  const faults: string[] = [];
  visit(found.Plan, big, faults);
  const { 'Shared Hit Blocks': hit = 0, 'Shared Read Blocks': read = 0 } = found.Plan;
  const pages = hit + read;
  // A function hides its plan.
  if (pages > mostPages) faults.push(`touches ${pages} pages`);
  return { text, ms: found['Execution Time'] ?? 0, pages, faults };
}

interface Plan {
  Plan: Node;
  'Execution Time'?: number;
}

async function explained(client: pg.Client, how: string, { text, values }: Statement): Promise<Plan | null> {
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = '10s'`);
    const { rows } = await client.query<{ 'QUERY PLAN': [Plan] }>(`explain (${how}) ${text}`, values);
    return rows[0]?.['QUERY PLAN'][0] ?? null;
  } catch {
    return null;
  } finally {
    await client.query('rollback');
  }
}

function visit(node: Node, big: ReadonlySet<string>, faults: string[]): void {
  const { 'Relation Name': table = '', 'Index Name': index = '', 'Actual Loops': loops = 1 } = node;
  const removed = (node['Rows Removed by Filter'] ?? 0) * loops;
  const rows = (node['Actual Rows'] ?? 0) * loops;
  // A limit may stop it early.
  const isAll = node['Node Type'] === 'Seq Scan' && rows + removed > most;
  if (isAll && big.has(table)) faults.push(`reads all of ${table}`);
  else if (removed > most) faults.push(`${table}: ${removed} rows filtered away by ${index || 'no index'}`);
  else if (rows > most) faults.push(`${table}: ${rows} rows read by ${index || node['Node Type']}`);
  for (const one of node.Plans ?? []) visit(one, big, faults);
}
