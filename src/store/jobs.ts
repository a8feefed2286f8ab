import { setTimeout as sleep } from 'node:timers/promises';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import { countJobFailed } from '../telemetry/count.ts';
import { goingOn, traceparent, withSpan } from '../telemetry/span.ts';
import type { Store } from './database.ts';
import type { Db } from './db.ts';
import { dropWaiting } from './drop-waiting.ts';
import { watchDueJobs, type DueJobs } from './due-jobs.ts';
import { prepareQueues, type QueueName } from './queues.ts';
import { startWorkers, type Workers } from './workers.ts';

/** The job queue. A job only wakes: its `key` says what to look at, never what happened. */
export interface Jobs {
  /** Wakes `key` in `queue`, at once or after a delay; with a transaction, when that commits. */
  wake(db: Db, queue: QueueName, key: string, afterSeconds?: number): Promise<void>;
  /** Wakes `key` within about three seconds; any number of calls in that time make one job. */
  wakeSoon(db: Db, queue: QueueName, key: string): Promise<void>;
  /** Wakes `key` once in each span of so many seconds, about that long from now; any number of calls make one job. */
  wakeOnce(db: Db, queue: QueueName, key: string, seconds: number): Promise<void>;
  /** Starts workers, `most` at a time; if the handler throws, it is called again with increasing delays. */
  work(queue: QueueName, most: number, handler: (key: string) => Promise<void>): Promise<void>;
  /** Stops taking jobs and waits for the running ones. */
  stop(): Promise<void>;
  /** Whether the workers can reach the database: they use connections of their own, and may get none. */
  canReach(): Promise<boolean>;
  /** Whether `stop` was called: a job that is only waiting ends, and its key is woken again later. */
  isStopping(): boolean;
}

/** How often what is due is looked for, in seconds; between two looks, jobs are announced. */
export interface Looks {
  /** For jobs of which this process has not heard: those of others, and those that failed. */
  due: number;
}

const usualLooks: Looks = { due: 5 };

/**
 * Starts pg-boss on the store. At most one job per key runs at a time; the job of a dead worker is taken over within
 * seconds.
 */
export async function startJobs(store: Store, log: Log, looks: Looks = usualLooks): Promise<Jobs> {
  const boss = new PgBoss({ ...store.jobOptions, ...rhythm(store.isEmbedded) });
  boss.on('error', (error) => log.error({ err: error }, 'Job queue error'));
  await boss.start();
  await prepareQueues(boss);
  if (store.isEmbedded) await boss.deleteAllJobs();
  await boss.schedule('sweep', '* * * * *', { key: 'all' }, { singletonKey: 'all' });
  await boss.schedule('forget', '17 * * * *', { key: 'all' }, { singletonKey: 'all' });
  const workers = new Map<string, Workers>();
  const due = watchDueJobs(boss, (queue) => workers.get(queue)?.wake(), looks.due);
  const sending = { boss, due };
  let isStopping = false;
  return {
    wake: wakeWith(sending),
    wakeSoon: (db, queue, key) => wakeOnce(sending, db, { queue, key, seconds: soonSeconds }),
    wakeOnce: (db, queue, key, seconds) => wakeOnce(sending, db, { queue, key, seconds }),
    work: async (queue, most, handler) => {
      const handle = (data: WakeData) =>
        run(queue, data, due, async (key) => {
          await dropWaiting(boss, queue, key);
          await handler(key);
        });
      workers.set(queue, await startWorkers(boss, queue, most, handle));
    },
    stop: () => {
      isStopping = true;
      due.stop();
      return boss.stop({ graceful: true, timeout: 20_000 });
    },
    canReach: canReachWith(boss),
    isStopping: () => isStopping,
  };
}

/**
 * How often pg-boss looks after itself. Nobody else can have died over a job of an embedded database. Flows are not used.
 * https://timgit.github.io/pg-boss/#/./api/constructor
 */
function rhythm(isEmbedded: boolean) {
  const seconds = isEmbedded ? 60 : 10;
  return {
    useListenNotify: true,
    superviseIntervalSeconds: seconds,
    monitorIntervalSeconds: seconds,
    flowIntervalSeconds: 3600,
    cronWorkerIntervalSeconds: 20,
  };
}

/** What sending a job needs. */
interface JobSending {
  boss: PgBoss;
  due: DueJobs;
}

const longestReachMs = 5000;

/** Reads a queue, which uses the same connections and tables as fetching a job. */
function canReachWith(boss: PgBoss): Jobs['canReach'] {
  return async () => {
    const look = boss.getQueue('sweep').then(
      (queue) => queue !== null,
      () => false,
    );
    return Promise.race([look, sleep(longestReachMs, false, { ref: false })]);
  };
}

function wakeWith({ boss, due }: JobSending): Jobs['wake'] {
  return async (db, queue, key, afterSeconds = 0) => {
    const options = { db: fromKysely(db), singletonKey: key };
    // What somebody waits for goes before what can be shown a little later.
    const timed = afterSeconds ? { ...options, startAfter: afterSeconds } : { ...options, priority: 1 };
    const send = async () => void (await boss.send(queue, wakeData(key), timed));
    // In a trace, the request's span lies between its trigger and the job.
    await (queue === 'reconcile' ? withSpan('request', 'PRODUCER', attributesOf(queue, key), send) : send());
    if (afterSeconds) due.expect(queue, afterSeconds);
  };
}

const soonSeconds = 2;

/**
 * pg-boss drops our job if one for the same time slot exists. That one cannot have started yet, because its start is
 * delayed by the length of a slot.
 */
async function wakeOnce(
  { boss, due }: JobSending,
  db: Db,
  { queue, key, seconds }: { queue: QueueName; key: string; seconds: number },
): Promise<void> {
  const slot = { singletonKey: key, singletonSeconds: seconds, startAfter: seconds };
  await boss.send(queue, wakeData(key), { db: fromKysely(db), ...slot });
  due.expect(queue, seconds);
}

interface WakeData {
  key: string;
  /** The span that woke it. */
  traceparent?: string;
}

function wakeData(key: string): WakeData {
  const parent = traceparent();
  return parent ? { key, traceparent: parent } : { key };
}

/** Only the id of a request is useful in a trace; other keys, such as conversation ids, are not. */
function attributesOf(queue: QueueName, key: string): Record<string, string> {
  return queue === 'reconcile' ? { 'qlik.request': key } : {};
}

/** Runs one job as a span of the trace that woke it. */
async function run(
  queue: QueueName,
  data: WakeData,
  due: DueJobs,
  handler: (key: string) => Promise<void>,
): Promise<void> {
  try {
    await goingOn(data.traceparent ?? '', () =>
      withSpan(`job ${queue}`, 'CONSUMER', attributesOf(queue, data.key), () => handler(data.key)),
    );
  } catch (error) {
    countJobFailed(queue);
    due.expectRetry();
    throw error;
  }
}
