import type { PgBoss } from 'pg-boss';
import type { QueueName } from './queues.ts';

/**
 * A key that many things wake is often woken again before its job begins. Each job looks at all there is, so what waits
 * for its key as it begins need not be done after it. Jobs that are not due yet stay.
 */
const merged: readonly QueueName[] = ['notify'];

/** What somebody else is just taking is left to them. https://timgit.github.io/pg-boss/#/sql (the table of jobs) */
const dropSql = `
  delete from pgboss.job where name = $1 and id in (
    select id from pgboss.job
    where name = $1 and singleton_key = $2 and state < 'active' and start_after <= clock_timestamp()
    for update skip locked)`;

/**
 * Drops the jobs that wait for a key. Must be called before its running job reads anything: what it drops was committed
 * before, together with whatever there is to see. If that job ends half-way, it is itself done again.
 */
export async function dropWaiting(boss: PgBoss, queue: QueueName, key: string): Promise<void> {
  if (merged.includes(queue)) await boss.getDb().executeSql(dropSql, [queue, key]);
}
