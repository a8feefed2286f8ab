import { sql } from 'kysely';
import type { Db, Trx } from './db.ts';
import { setSetting } from './settings.ts';

const key = 'connectors-seen';

/** Records when connectors were last seen. */
export async function setConnectorsSeen(trx: Trx, now: Date): Promise<void> {
  await setSetting(trx, key, now.toISOString(), '');
}

/** Counts the connectors of the groups that serve publications, as told last; `seenAt` null = they were never seen. */
export async function countConnectors(
  db: Db,
): Promise<{ active: number; total: number; seenAt: string | null }> {
  const { rows } = await sql<{ active: number; total: number; seenAt: string | null }>`
    select (count(*) filter (where (connector ->> 'isActive')::boolean))::int as active, count(connector)::int as total,
      (select value from setting where key = ${key}) as "seenAt"
    from watched
    left join lateral jsonb_array_elements(data #> '{facts,connectors}') as connector on true
    where kind = 'group' and state not in ('unused', 'gone')`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('A count has no row');
  return row;
}
