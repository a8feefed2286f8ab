import { approve, plan, type Planned } from './asking.ts';
import { line, quantile } from './numbers.ts';
import { startScene, type Scene } from './scene.ts';
import type { Size } from './size.ts';
import type { Row } from './table.ts';
import { hasWritten } from './tenant.ts';

/** Measures how long after its last write each of many requests is told as published, all approved at once. */
export async function benchTold({ isShort, rounds }: Size): Promise<Row[]> {
  const requests = isShort ? 5 : 100;
  console.log(`${requests} requests end together: last write → published card`);
  const [medians, worsts, all, refused]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 0; round < rounds; round++) {
    const scene = await startScene({ latencyMs: 100 });
    try {
      const { waits, tookMs } = await endTogether(scene, requests);
      medians.push(quantile(waits, 0.5) / 1000);
      worsts.push(Math.max(...waits) / 1000);
      all.push(tookMs / 1000);
      refused.push(scene.teams.limits.overrun);
      line(`median ${medians.at(-1)?.toFixed(1)} s, worst ${worsts.at(-1)?.toFixed(1)} s`);
    } finally {
      await scene.close();
    }
  }
  const beside = `all published after ${quantile(all, 0.5).toFixed(0)} s`;
  return [
    { figure: 'told-median', value: quantile(medians, 0.5), beside },
    { figure: 'told-worst', value: quantile(worsts, 0.5), beside },
    { figure: 'told-refused', value: Math.max(...refused), beside: 'worst round' },
  ];
}

/** Resolves to the milliseconds from last write to card of each, and from the clicks to the last card. */
async function endTogether(scene: Scene, requests: number): Promise<{ waits: number[]; tookMs: number }> {
  const planned: Planned[] = [];
  for (let i = 0; i < requests; i++) planned.push(await plan(scene, scene.rita, `told-${i}`));
  await scene.tenant.calls();
  const cards = planned.map(async ({ name, room, requestId }) => {
    const { at } = await scene.inbox.next(room, `${name} is published`, 400);
    return { requestId, at };
  });
  const startedAt = Date.now();
  await Promise.all(planned.map((one) => approve(scene, one)));
  const told = await Promise.all(cards);
  const lastWrites = new Map(
    (await scene.tenant.calls()).filter(hasWritten).map(({ requestId, at }) => [requestId, at]),
  );
  const waits = told.map(({ requestId, at }) => at - (lastWrites.get(requestId) ?? NaN));
  return { waits, tookMs: Math.max(...told.map(({ at }) => at)) - startedAt };
}
