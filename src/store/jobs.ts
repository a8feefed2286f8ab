import { setTimeout as sleep } from 'node:timers/promises';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import { countJobFailed } from '../telemetry/count.ts';
import { goingOn, traceparent, withSpan } from '../telemetry/span.ts';
import type { Store } from './database.ts';
import type { Trx } from './db.ts';
import { prepareQueues, type QueueName } from './queues.ts';

/** The job queue. A job only wakes: its `key` says what to look at, never what happened. */
export interface Jobs {
  /** Wakes `key` in `queue`, at once or later, when the transaction commits. */
  wake(trx: Trx, queue: QueueName, key: string, afterSeconds?: number): Promise<void>;
  /** Wakes `key` within some three seconds; any number of calls in that time make one job. */
  wakeSoon(trx: Trx, queue: QueueName, key: string): Promise<void>;
  /** Starts working; a handler that throws is called again with a growing delay. */
  work(queue: QueueName, concurrency: number, handler: (key: string) => Promise<void>): Promise<void>;
  /** Stops taking jobs and waits for those under way. */
  stop(): Promise<void>;
  /** Whether those who work can reach the database: they have connections of their own, and may find none left. */
  canReach(): Promise<boolean>;
  /** Whether that has begun: a job that only waits ends, and its key is woken again later. */
  isStopping(): boolean;
}

/** Starts pg-boss on the store. One job a key runs at a time; a dead worker's job is taken over within seconds. */
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
    wakeSoon: wakeSoonWith(boss),
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

/** A look at a queue takes the way that fetching a job takes: the same connections, the same tables. */
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
    // In a trace the request stands between what woke it and the work on it.
    await (queue === 'reconcile' ? withSpan('request', 'PRODUCER', attributesOf(queue, key), send) : send());
  };
}

const soonSeconds = 2;

/** A job of the same slot of time has not begun yet, because it waits as long as a slot lasts: the queue drops ours. */
function wakeSoonWith(boss: PgBoss): Jobs['wakeSoon'] {
  return async (trx, queue, key) => {
    const slot = { singletonKey: key, singletonSeconds: soonSeconds, startAfter: soonSeconds };
    await boss.send(queue, wakeData(key), { db: fromKysely(trx), ...slot });
  };
}

interface WakeData {
  key: string;
  /** The step of a trace that woke it. */
  traceparent?: string;
}

function wakeData(key: string): WakeData {
  const parent = traceparent();
  return parent ? { key, traceparent: parent } : { key };
}

/** A request's id; the key of another queue, such as a conversation's id, is of no use in a trace. */
function attributesOf(queue: QueueName, key: string): Record<string, string> {
  return queue === 'reconcile' ? { 'qlik.request': key } : {};
}

/** One job as a step of the trace that woke it. */
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
      pollingIntervalSeconds: 1,
      notifyPollingIntervalSeconds: 1,
      batchSize: 1,
    };
    await boss.work<WakeData>(queue, options, async ([job]) => {
      if (job) await run(queue, job.data, handler);
    });
  };
}
