import type { PgBoss } from 'pg-boss';

/**
 * `reconcile` and `notify` wake one request or one conversation, `testers` asks the testers of one request; `sweep` finds
 * everything due, `forget` deletes old data, `watch` looks at what nobody asked about, `diagnose` at one publication,
 * `outside` at its addresses, `report` makes a file that somebody has accepted, `sign-ins` tells what the log of sign-ins
 * says, `compare` looks for what differs from what was approved.
 */
const queues = [
  'reconcile',
  'notify',
  'testers',
  'sweep',
  'forget',
  'watch',
  'diagnose',
  'outside',
  'report',
  'sign-ins',
  'compare',
] as const;

export type QueueName = (typeof queues)[number];

/** Makes the queues that are not there, and sets how all of them work. */
export async function prepareQueues(boss: PgBoss): Promise<void> {
  for (const queue of queues) await prepareQueue(boss, queue);
}

async function prepareQueue(boss: PgBoss, queue: QueueName): Promise<void> {
  const options = {
    notify: true,
    heartbeatSeconds: 10,
    expireInSeconds: 900,
    retryLimit: 30,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    deleteAfterSeconds: 3600,
  };
  const existing = await boss.getQueue(queue);
  if (existing) await boss.updateQueue(queue, options);
  else await boss.createQueue(queue, { ...options, policy: 'singleton' });
}
