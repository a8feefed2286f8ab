import { randomUUID } from 'node:crypto';
import type { Figure } from './goals.ts';
import { line, quantile, timed } from './numbers.ts';
import type { Scene } from './scene.ts';
import type { Size } from './size.ts';
import type { Row } from './table.ts';
import { startGrown, type Grown } from './upkeep.ts';

const few = 100;
const commands = {
  list: 'list',
  requests: 'requests',
  history: 'history first',
  status: 'status first',
  report: 'report',
} as const;

/** Times commands through the front door, and upkeep, with few publications and with many, in turns. */
export async function benchLists({ isShort, rounds }: Size): Promise<Row[]> {
  const many = isShort ? 200 : 100_000;
  console.log(`Commands and upkeep with ${many} publications against ${few}`);
  if (!process.env['DATABASE_URL']) {
    line('only on PostgreSQL');
    return [];
  }
  const [small, large] = [await startGrown(few), await startGrown(many)];
  const both = { small, large };
  try {
    const rows: Row[] = [];
    for (const figure of Object.keys(commands) as (keyof typeof commands)[])
      rows.push(
        await compare(figure, isShort ? 1 : rounds * 5, both, ({ scene }) => say(scene, commands[figure])),
      );
    for (const work of Object.keys(small.upkeep) as (keyof Grown['upkeep'])[])
      rows.push(await compare(work, rounds, both, ({ upkeep }) => timed(upkeep[work])));
    return rows;
  } finally {
    await Promise.all([small.close(), large.close()]);
  }
}

async function compare(
  figure: Figure,
  rounds: number,
  { small, large }: { small: Grown; large: Grown },
  measure: (one: Grown) => Promise<number>,
): Promise<Row> {
  const [before, after]: [number[], number[]] = [[], []];
  // The first of each compiles code.
  for (const one of [small, large]) await measure(one);
  for (let i = 0; i < rounds; i++) {
    before.push(await measure(small));
    after.push(await measure(large));
  }
  const [first, second] = [quantile(before, 0.5), quantile(after, 0.5)];
  const beside = `${first.toFixed(1)} ms → ${second.toFixed(1)} ms`;
  line(`${figure}: ${beside}`);
  return { figure, value: second / first, beside };
}

/** Types a command as the approver, in a new chat. Resolves to the milliseconds until it is answered. */
function say({ adam }: Scene, text: string): Promise<number> {
  return timed(() => adam.say({ id: `a:adam-${randomUUID()}`, kind: 'personal' }, text));
}
