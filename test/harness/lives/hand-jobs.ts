import type { Jobs } from '../../../src/store/jobs.ts';

/** A job queue that runs when it is told to, by the clock that the test turns. */
export interface HandJobs {
  jobs: Jobs;
  /** Runs what is due, and what becomes due by that. */
  runDue(): Promise<void>;
  /** Runs the job of a queue that runs only by hand, or any job, whether or not it is due. */
  runNow(queue: string, key: string): Promise<void>;
  /** When the next job is due, in milliseconds; null = none waits. */
  nextAt(): number | null;
  /** Whether a job runs, and how to go on as if its process had died within it. */
  abandon: { isPossible(): boolean; now(): void };
  /** Forgets every job and worker. */
  clear(): void;
}

interface Job {
  queue: string;
  key: string;
  at: number;
  tries: number;
}

const mostTries = 30;
const longestPauseSeconds = 60;
const soonSeconds = 2;

/**
 * Creates an empty queue, which repeats a job that throws with the same pauses as the real one. The watch has a job each
 * minute, which would fill every life: it runs when the test says so.
 */
export function createHandJobs(onError: (error: unknown) => void): HandJobs {
  let waiting: Job[] = [];
  const handlers = new Map<string, (key: string) => Promise<void>>();
  const add = (queue: string, key: string, seconds: number, tries = 0) =>
    void (queue !== 'watch' && waiting.push({ queue, key, at: Date.now() + seconds * 1000, tries }));
  let abandonRunning: (() => void) | null = null;
  const run = async ({ queue, key, tries }: Job) => {
    const abandoned = new Promise<void>((resolve) => (abandonRunning = resolve));
    try {
      await Promise.race([handlers.get(queue)?.(key), abandoned]);
    } catch (error) {
      onError(error);
      if (tries < mostTries) add(queue, key, Math.min(2 ** tries, longestPauseSeconds), tries + 1);
    } finally {
      abandonRunning = null;
    }
  };
  return {
    jobs: {
      wake: async (_trx, queue, key, afterSeconds = 0) => add(queue, key, afterSeconds),
      wakeSoon: async (_trx, queue, key) => add(queue, key, soonSeconds),
      wakeOnce: async (_trx, queue, key, seconds) => add(queue, key, seconds),
      work: async (queue, _concurrency, handler) => void handlers.set(queue, handler),
      stop: async () => {},
      canReach: async () => true,
      isStopping: () => false,
    },
    runDue: async () => {
      for (let due = dueJob(waiting); due; due = dueJob(waiting)) {
        const { queue, key } = due;
        const isSame = (job: Job) => job.queue === queue && job.key === key && job.at <= Date.now();
        waiting = waiting.filter((job) => !isSame(job));
        await run(due);
      }
    },
    runNow: (queue, key) => run({ queue, key, at: Date.now(), tries: 0 }),
    nextAt: () => (waiting.length > 0 ? Math.min(...waiting.map(({ at }) => at)) : null),
    abandon: { isPossible: () => abandonRunning !== null, now: () => abandonRunning?.() },
    clear: () => {
      waiting = [];
      handlers.clear();
    },
  };
}

function dueJob(waiting: readonly Job[]): Job | undefined {
  return waiting.find(({ at }) => at <= Date.now());
}
