import type { PgBoss, Queue } from 'pg-boss';

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

/** How all queues work, beside their policy. */
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

/** Makes the queues that are not there, and has the others work as this version wants. Most starts only read them. */
export async function prepareQueues(boss: PgBoss): Promise<void> {
  const found = new Map((await boss.getQueues([...queues])).map((queue) => [queue.name, queue]));
  const prepare = async (name: QueueName) => {
    const queue = found.get(name);
    if (!queue) await boss.createQueue(name, { ...options, policy: 'singleton' });
    else if (!isAsWanted(queue)) await boss.updateQueue(name, options);
  };
  await Promise.all(queues.map(prepare));
}

function isAsWanted(queue: Queue): boolean {
  return Object.entries(options).every(([name, value]) => Reflect.get(queue, name) === value);
}
