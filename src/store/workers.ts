import type { Job, PgBoss } from 'pg-boss';
import type { QueueName } from './queues.ts';

/** The workers of a queue in this process. */
export interface Workers {
  /** Has a free worker look for a job now. */
  wake(): void;
}

interface Team<T extends object> {
  boss: PgBoss;
  queue: QueueName;
  most: number;
  handle: (data: T) => Promise<void>;
  size: number;
  /** Those without a job, by their id in pg-boss. */
  free: Set<string>;
  leaving: NodeJS.Timeout | null;
}

/** All free workers but one leave after so long, in milliseconds. */
const quietMs = 2_000;

/** How often a free worker looks by itself: if the database cannot announce jobs, and if it can. */
const looks = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 300 };

/**
 * Starts one worker. Whoever takes a job calls another one to look for the next, `most` in all, and looks again at once
 * when it is done. So many serve a crowd, while an announcement, for which every free worker looks, costs one look in
 * quiet times.
 */
export async function startWorkers<T extends object>(
  boss: PgBoss,
  queue: QueueName,
  most: number,
  handle: (data: T) => Promise<void>,
): Promise<Workers> {
  const team: Team<T> = { boss, queue, most, handle, size: 0, free: new Set(), leaving: null };
  await join(team);
  return { wake: () => wakeOne(team) };
}

async function join<T extends object>(team: Team<T>): Promise<void> {
  const { boss, queue, free, handle } = team;
  team.size++;
  const id: string = await boss.work<T>(queue, { ...looks, batchSize: 1 }, async ([job]: Job<T>[]) => {
    const isLeaving = !free.delete(id);
    call(team);
    try {
      if (job) await handle(job.data);
    } finally {
      if (!isLeaving) rest(team, id);
      boss.notifyWorker(id);
    }
  });
  rest(team, id);
}

function call<T extends object>(team: Team<T>): void {
  if (team.free.size > 0) wakeOne(team);
  // pg-boss takes no new workers once it stops.
  else if (team.size < team.most) join(team).catch(() => void team.size--);
}

function wakeOne<T extends object>({ boss, free }: Team<T>): void {
  const [id] = free;
  if (id !== undefined) boss.notifyWorker(id);
}

function rest<T extends object>(team: Team<T>, id: string): void {
  team.free.add(id);
  if (team.free.size > 1) team.leaving ??= setTimeout(() => dismiss(team), quietMs).unref();
}

/** Keeps one free worker. A job that one of the others is just taking is still done. */
function dismiss<T extends object>(team: Team<T>): void {
  team.leaving = null;
  for (const id of [...team.free].slice(1)) {
    team.free.delete(id);
    team.size--;
    void team.boss.offWork(team.queue, { id, wait: false });
  }
}
