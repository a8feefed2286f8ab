import { rm } from 'node:fs/promises';
import { plan } from './asking.ts';
import { largeTenant } from './large-tenant.ts';
import { line, quantile } from './numbers.ts';
import { startScene } from './scene.ts';
import type { Size } from './size.ts';
import type { Row } from './table.ts';

/** Counts the calls to Graph of planning a publication in tenants in which others have published many applications. */
export async function benchPlanning({ isShort, rounds }: Size): Promise<Row[]> {
  console.log('Calls to Graph of a form and its plan, by the applications that others have published');
  const counts: number[] = [];
  for (const applications of isShort ? [5, 300] : [50, 5000, 50_000])
    counts.push(await countIn(applications, rounds));
  const [least = 0] = counts;
  const most = counts.at(-1) ?? 0;
  return [{ figure: 'planning-calls', value: most / least, beside: `${most} calls against ${least}` }];
}

/** Resolves to the calls of a form and its plan, without the first, which may read what later ones know. */
async function countIn(applications: number, rounds: number): Promise<number> {
  const dataDir = await largeTenant(applications);
  const scene = await startScene({ dataDir, env: { WATCH_MINUTES: '0' } });
  const counts: number[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      await plan(scene, scene.rita, `planned-${round}`);
      counts.push((await scene.tenant.calls()).length);
    }
  } finally {
    await scene.close();
    await rm(dataDir, { recursive: true });
  }
  const [first, ...later] = counts;
  const usual = quantile(later, 0.5);
  line(`${applications} applications: ${usual} calls, and ${first} from the start to the first plan`);
  return usual;
}
