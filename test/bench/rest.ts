import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshDatabase } from '../harness/database/database.ts';
import { freePort } from '../harness/process/product.ts';
import { line, quantile } from './numbers.ts';
import { startBotProcess } from './process.ts';
import { startScene } from './scene.ts';
import type { Size } from './size.ts';
import type { Row } from './table.ts';

/** Measures the bot when nobody talks to it, and its start beside the echo's, without the migrations and with all of them. */
export async function benchRest({ isShort, rounds }: Size): Promise<Row[]> {
  console.log('Memory, processor and start of a bot at rest, beside the echo');
  const seconds = isShort ? 2 : 30;
  const all: Rest[] = [];
  for (let i = 0; i < rounds; i++) all.push(await rest(seconds));
  const median = (of: keyof Rest) =>
    quantile(
      all.map((one) => one[of]),
      0.5,
    );
  const database = process.env['DATABASE_URL'] ? 'PostgreSQL' : 'PGlite';
  line(
    `start ${median('startMs').toFixed(0)} ms, with all migrations ${median('firstStartMs').toFixed(0)} ms`,
  );
  return [
    {
      figure: 'rest-memory',
      value: median('memoryMiB'),
      beside: `${database}, echo ${median('echoMiB').toFixed(0)} MiB`,
    },
    { figure: 'rest-processor', value: median('processorShare'), beside: database },
    {
      figure: 'start',
      value: median('startMs') / median('echoMs'),
      beside: `echo ${median('echoMs').toFixed(0)} ms`,
    },
  ];
}

interface Rest {
  memoryMiB: number;
  echoMiB: number;
  /** Of one core, in per cent. */
  processorShare: number;
  /** With a database that an earlier start has filled. */
  startMs: number;
  /** With an empty one. */
  firstStartMs: number;
  echoMs: number;
}

async function rest(seconds: number): Promise<Rest> {
  const echo = await startBotProcess('echo-bot.ts', await freePort());
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'rest-'));
  const start = () => startScene({ databaseUrl: database.url, env: { DATA_DIR: folder } });
  const scene = await start();
  // The first seconds still belong to the start.
  await sleep((seconds * 1000) / 2);
  const before = scene.bot.processorMs();
  await sleep(seconds * 1000);
  const used = scene.bot.processorMs() - before;
  const found = {
    memoryMiB: scene.bot.memoryMiB(),
    echoMiB: echo.memoryMiB(),
    processorShare: used / seconds / 10,
    firstStartMs: scene.bot.startMs,
    echoMs: echo.startMs,
  };
  await echo.stop();
  await scene.close();
  const again = await start();
  await again.close();
  await Promise.all([database.drop(), rm(folder, { recursive: true })]);
  return { ...found, startMs: again.bot.startMs };
}
