import { approve, plan, type Planned } from './asking.ts';
import { line, quantile } from './numbers.ts';
import { startScene, type Scene } from './scene.ts';
import type { Size } from './size.ts';
import type { Row } from './table.ts';

/** Times clicks on Approve, one after another, while publications run that were approved at once. */
export async function benchClicks({ isShort, rounds }: Size): Promise<Row[]> {
  const [running, clicked] = isShort ? [3, 3] : [50, 30];
  console.log(`${clicked} clicks on Approve while ${running} publications run, 100 ms a call`);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const scene = await startScene({ latencyMs: 100 });
    try {
      times.push(...(await clickBeside(scene, running, clicked)));
    } finally {
      await scene.close();
    }
  }
  const median = quantile(times, 0.5);
  line(`median ${median.toFixed(0)} ms, 99th percentile ${quantile(times, 0.99).toFixed(0)} ms`);
  const beside = `median ${median.toFixed(0)} ms of ${times.length}`;
  return [{ figure: 'crowd-p99', value: quantile(times, 0.99), beside }];
}

async function clickBeside(scene: Scene, running: number, clicked: number): Promise<number[]> {
  const planned: Planned[] = [];
  for (let i = 0; i < running + clicked; i++) planned.push(await plan(scene, scene.rita, `click-${i}`));
  await Promise.all(planned.slice(0, running).map((one) => approve(scene, one)));
  const times: number[] = [];
  for (const one of planned.slice(running)) times.push(await approve(scene, one));
  return times;
}
