import { freePort } from '../harness/process/product.ts';
import { inspect } from './inspect.ts';
import { line } from './numbers.ts';
import { startScene, type Scene } from './scene.ts';
import type { Size } from './size.ts';
import type { Row } from './table.ts';

/** Messages that wait for their answer at any time. */
const atOnce = 50;
const commands = ['help', 'list'];

/** Sends 20,000 messages, and compares the memory of the bot after a fifth of them with that after all. */
export async function benchMessages({ isShort }: Size): Promise<Row[]> {
  const messages = isShort ? 200 : 20_000;
  console.log(`${messages} messages, and what they leave in memory`);
  const port = await freePort();
  const scene = await startScene({
    env: { NODE_OPTIONS: `--inspect-publish-uid=http --inspect=127.0.0.1:${port}` },
  });
  const inspected = await inspect(port);
  const look = async (after: number) => {
    const found = { memory: scene.bot.memoryMiB(), heap: await inspected.heapMiB() };
    line(`${after}: ${found.memory.toFixed(0)} MiB, of which objects ${found.heap.toFixed(0)} MiB`);
    return found;
  };
  try {
    await look(0);
    await send(scene, 0, messages / 5);
    const first = await look(messages / 5);
    await send(scene, messages / 5, messages);
    const last = await look(messages);
    const beside = (of: 'memory' | 'heap') => `${last[of].toFixed(0)} MiB`;
    return [
      { figure: 'messages-memory', value: last.memory / first.memory, beside: beside('memory') },
      { figure: 'messages-heap', value: last.heap / first.heap, beside: beside('heap') },
    ];
  } finally {
    inspected.close();
    await scene.close();
  }
}

/** Sends the messages from one number to another, in 400 conversations. */
async function send({ rita, teams }: Scene, from: number, to: number): Promise<void> {
  let sent = from;
  const lane = async () => {
    while (sent < to) {
      const i = sent++;
      await rita.say({ id: `a:messages-${i % 400}`, kind: 'personal' }, commands[i % commands.length] ?? '');
      // The stand-in for Teams would keep them all.
      if (i % 1000 === 0) teams.messages.length = 0;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
