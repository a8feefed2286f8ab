import { setTimeout as sleep } from 'node:timers/promises';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import { countJobFailed } from '../telemetry/count.ts';
import { goingOn, traceparent, withSpan } from '../telemetry/span.ts';
import type { Store } from './database.ts';
import type { Trx } from './db.ts';
import { lookSeconds, prepareQueues, type QueueName } from './queues.ts';

/** The job queue. A job only wakes: its `key` says what to look at, never what happened. */
export interface Jobs {
  /** Wakes `key` in `queue`, at once or after a delay, when the transaction commits. */
  wake(trx: Trx, queue: QueueName, key: string, afterSeconds?: number): Promise<void>;
  /** Wakes `key` within about three seconds; any number of calls in that time make one job. */
  wakeSoon(trx: Trx, queue: QueueName, key: string): Promise<void>;
  /** Wakes `key` once in each span of so many seconds, about that long from now; any number of calls make one job. */
  wakeOnce(trx: Trx, queue: QueueName, key: string, seconds: number): Promise<void>;
  /** Starts a worker; if the handler throws, it is called again with increasing delays. */
  work(queue: QueueName, concurrency: number, handler: (key: string) => Promise<void>): Promise<void>;
  /** Stops taking jobs and waits for the running ones. */
  stop(): Promise<void>;
  /** Whether the workers can reach the database: they use connections of their own, and may get none. */
  canReach(): Promise<boolean>;
  /** Whether `stop` was called: a job that is only waiting ends, and its key is woken again later. */
  isStopping(): boolean;
}

/**
 * Starts pg-boss on the store. At most one job per key runs at a time; the job of a dead worker is taken over within
 * seconds.
 */
export async function startJobs(store: Store, log: Log): Promise<Jobs> {
  const boss = new PgBoss({
    ...store.jobOptions,
    useListenNotify: true,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on('error', (error) => log.error({ err: error }, 'Job queue error'));
  await boss.start();
  await prepareQueues(boss);
  if (store.isEmbedded) await boss.deleteAllJobs();
  await boss.schedule('sweep', '* * * * *', { key: 'all' }, { singletonKey: 'all' });
  await boss.schedule('forget', '17 * * * *', { key: 'all' }, { singletonKey: 'all' });
  let isStopping = false;
  return {
    wake: wakeWith(boss),
    wakeSoon: (trx, queue, key) => wakeOnce(boss, trx, { queue, key, seconds: soonSeconds }),
    wakeOnce: (trx, queue, key, seconds) => wakeOnce(boss, trx, { queue, key, seconds }),
    work: workWith(boss),
    stop: () => {
      isStopping = true;
      return boss.stop({ graceful: true, timeout: 20_000 });
    },
    canReach: canReachWith(boss),
    isStopping: () => isStopping,
  };
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

function wakeWith(boss: PgBoss): Jobs['wake'] {
  return async (trx, queue, key, afterSeconds = 0) => {
    const options = { db: fromKysely(trx), singletonKey: key };
    const timed = afterSeconds ? { ...options, startAfter: afterSeconds } : options;
    const send = async () => void (await boss.send(queue, wakeData(key), timed));
    // In a trace, the request's span lies between its trigger and the job.
    await (queue === 'reconcile' ? withSpan('request', 'PRODUCER', attributesOf(queue, key), send) : send());
  };
}

const soonSeconds = 2;

/**
 * pg-boss drops our job if one for the same time slot exists. That one cannot have started yet, because its start is
 * delayed by the length of a slot.
 */
async function wakeOnce(
  boss: PgBoss,
  trx: Trx,
  { queue, key, seconds }: { queue: QueueName; key: string; seconds: number },
): Promise<void> {
  const slot = { singletonKey: key, singletonSeconds: seconds, startAfter: seconds };
  await boss.send(queue, wakeData(key), { db: fromKysely(trx), ...slot });
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
async function run(queue: QueueName, data: WakeData, handler: (key: string) => Promise<void>): Promise<void> {
  try {
    await goingOn(data.traceparent ?? '', () =>
      withSpan(`job ${queue}`, 'CONSUMER', attributesOf(queue, data.key), () => handler(data.key)),
    );
  } catch (error) {
    countJobFailed(queue);
    throw error;
  }
}

function workWith(boss: PgBoss): Jobs['work'] {
  return async (queue, concurrency, handler) => {
    const options = {
      localConcurrency: concurrency,
      pollingIntervalSeconds: lookSeconds(queue),
      notifyPollingIntervalSeconds: lookSeconds(queue),
      batchSize: 1,
    };
    await boss.work<WakeData>(queue, options, async ([job]) => {
      if (job) await run(queue, job.data, handler);
    });
  };
}
