import { approve, openForm, submit, type Planned } from './asking.ts';
import { line, quantile } from './numbers.ts';
import { startScene, type Scene } from './scene.ts';
import type { Size } from './size.ts';
import type { Row } from './table.ts';

/**
 * Graph's limit with a bucket that is nearly used up: with a full one, a hundred publications would not meet it. Graph's
 * 150 seconds take 75.
 */
const limits = { writes: 100, seconds: 5, speed: 2 };

/** A hundred people ask at once, and all of it is approved at once, while Graph limits the writes. */
export async function benchCrowd({ isShort, rounds }: Size): Promise<Row[]> {
  const people = isShort ? 5 : 100;
  console.log(`${people} people ask at once, ${people} approvals are clicked at once, 100 ms a call`);
  const [shares, worsts]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const scene = await startScene({ latencyMs: 100, members: people, limits });
    try {
      const { clicks, share } = await crowd(scene, people);
      worsts.push(Math.max(...clicks) / 1000);
      shares.push(share * 100);
      line(`slowest click ${worsts.at(-1)?.toFixed(1)} s, ${shares.at(-1)?.toFixed(0)} % of the limit`);
    } finally {
      await scene.close();
    }
  }
  return [
    { figure: 'crowd-limit', value: quantile(shares, 0.5), beside: `${limits.speed} times as fast` },
    { figure: 'crowd-worst', value: quantile(worsts, 0.5), beside: `${people * 2} clicks a round` },
  ];
}

async function crowd(scene: Scene, people: number): Promise<{ clicks: number[]; share: number }> {
  const clicks: number[] = [];
  const everybody = Array.from({ length: people }, (_, i) => ({
    who: scene.member(i),
    name: `crowd-${i}`,
  }));
  const asking = everybody.map(async ({ who, name }) => ({
    who,
    name,
    formId: await openForm(scene, who, name),
  }));
  const forms = await Promise.all(asking);
  const submitting = forms.map(({ who, ...one }) => submit(scene, who, one, (ms) => clicks.push(ms)));
  const planned = await Promise.all(submitting);
  await scene.tenant.calls();
  clicks.push(...(await approveAll(scene, planned)));
  return { clicks, share: await shareOfLimit(scene) };
}

/** Approves all at once, and waits until all are told as published. Resolves to how long each click took. */
async function approveAll(scene: Scene, planned: readonly Planned[]): Promise<number[]> {
  const cards = planned.map(({ name, room }) => scene.inbox.next(room, `${name} is published`, 400));
  const clicks = await Promise.all(planned.map((one) => approve(scene, one)));
  await Promise.all(cards);
  return clicks;
}

/** The share of the writes that Graph would have taken in the same time, after the bucket was empty. */
async function shareOfLimit({ tenant }: Scene): Promise<number> {
  const taken = (await tenant.calls()).filter(({ isLimited, isRefused }) => isLimited && !isRefused);
  const times = taken.map(({ at }) => at).toSorted((a, b) => a - b);
  const tookMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const allowed = limits.writes + (tookMs / 1000) * (limits.writes / limits.seconds) * limits.speed;
  return taken.length / allowed;
}
