import { graphLimits } from '../../src/trial/sandbox/limits/limit-calls.ts';
import { startEngine } from '../harness/engine/engine.ts';
import { crowdedTenant } from './crowded-tenant.ts';
import { line, timed } from './numbers.ts';
import type { Size } from './size.ts';
import type { Row } from './table.ts';

/** Graph's 150 seconds take 15. */
const speed = 10;
const publications = 5;

/** Measures how much of Graph's limit (3,000 writes in 150 s) 10,000 assignments use, and whether all arrive. */
export async function benchAssignments({ isShort }: Size): Promise<Row[]> {
  const usersEach = isShort ? 20 : 1000;
  const all = publications * usersEach * 2;
  console.log(`${all} assignments under Graph's write limit, its clock ${speed} times as fast`);
  const { seed, ids } = crowdedTenant(usersEach);
  let [writes, refused] = [0, 0];
  const engine = await startEngine({
    seed,
    atOnce: publications,
    limits: { writes: graphLimits.writes, seconds: graphLimits.seconds, speed },
    steps: [
      async (request, next) => {
        try {
          return await next(request);
        } catch (error) {
          refused++;
          throw error;
        } finally {
          if (request.method !== 'GET') writes++;
        }
      },
    ],
  });
  const planned = await Promise.all(
    Array.from({ length: publications }, (_, i) =>
      engine.ask('publish', {
        name: `crowd-${i}`,
        qlikUrl: `https://crowd-${i}.corp.contoso.com`,
        groups: '',
        users: ids.join(','),
      }),
    ),
  );
  const states: string[] = [];
  const ms = await timed(async () => {
    const ends = await Promise.all(planned.map((one) => engine.approve(one)));
    states.push(...ends.map(({ state }) => state));
  });
  await engine.close();
  const taken = writes - refused;
  const perSecond = (graphLimits.writes / graphLimits.seconds) * speed;
  // The bucket is full at the start.
  const leastMs = ((taken - graphLimits.writes) / perSecond) * 1000;
  const failed = states.filter((state) => state !== 'done').length;
  line(`${taken} writes in ${(ms / 1000).toFixed(1)} s, ${refused} calls put off by Graph`);
  // Few writes find the bucket full, and meet no limit.
  const share = Math.max(0, leastMs / ms) * 100;
  return [
    { figure: 'assignments', value: share, beside: `its clock ${speed} times as fast` },
    { figure: 'assignments-failed', value: failed, beside: `of ${publications}` },
  ];
}
