import type { PgBoss } from 'pg-boss';
import type { QueueName } from './queues.ts';

/** Wakes workers when a job becomes due: pg-boss announces only those that are due at once. */
export interface DueJobs {
  /** A job of the queue becomes due in so many seconds. */
  expect(queue: QueueName, seconds: number): void;
  /** A job has failed, and will be due again after a while. */
  expectRetry(): void;
  stop(): void;
}

/** Timers may fire a little early. In milliseconds. */
const lateMs = 20;

/** When pg-boss has stored that a job failed. In milliseconds. */
const storedMs = 500;

/**
 * Starts it. The database decides what is due: every `lookSeconds` one statement reads the soonest job of each queue,
 * whichever process sent it. A timer is a hint only, which a restart may lose.
 */
export function watchDueJobs(boss: PgBoss, wake: (queue: string) => void, lookSeconds: number): DueJobs {
  const timers = new Map<string, NodeJS.Timeout>();
  const at = (name: string, seconds: number, then: () => void) => {
    if (timers.has(name)) return;
    const fire = () => {
      timers.delete(name);
      then();
    };
    timers.set(name, setTimeout(fire, seconds * 1000 + lateMs).unref());
  };
  const expect = (queue: string, seconds: number) => {
    // What comes later is seen by a later look.
    if (seconds > lookSeconds) return;
    const slot = Math.ceil((performance.now() / 1000 + seconds) * slotsPerSecond);
    at(`${queue} ${slot}`, slot / slotsPerSecond - performance.now() / 1000, () => wake(queue));
  };
  const look = async () => {
    // pg-boss reports it itself when the database is away.
    const due = await soonest(boss, lookSeconds).catch(() => []);
    for (const { queue, seconds } of due)
      if (seconds > 0) expect(queue, seconds);
      else wake(queue);
  };
  const again = setInterval(() => void look(), lookSeconds * 1000).unref();
  return {
    expect,
    expectRetry: () => at('retry', storedMs / 1000, () => void look()),
    stop: () => {
      clearInterval(again);
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}

/** Jobs due within the same tenth of a second need one timer. */
const slotsPerSecond = 10;

interface Soonest {
  queue: string;
  /** Until then; 0 or less = it is due. */
  seconds: number;
}

/** https://timgit.github.io/pg-boss/#/sql (the table of jobs, whose states before `active` wait for a worker) */
const soonestSql = `
  select name as queue, extract(epoch from min(start_after) - clock_timestamp())::float8 as seconds
  from pgboss.job where state < 'active' and not blocked and start_after < clock_timestamp() + $1 * interval '1s'
  group by name`;

async function soonest(boss: PgBoss, lookSeconds: number): Promise<Soonest[]> {
  const { rows } = await boss.getDb().executeSql(soonestSql, [lookSeconds + 1]);
  return rows as Soonest[];
}
