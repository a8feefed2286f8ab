import { line, quantile } from './numbers.ts';
import { startScene, type Scene } from './scene.ts';
import type { Size } from './size.ts';
import type { Row } from './table.ts';

/** Activities that wait for their answer at any time. Teams hands a bot about 50 a second in a tenant. */
const atOnce = 50;
const commands = ['help', 'list'];

/** Sends activities as fast as they are answered, and counts what arrives. */
export async function benchBurst({ isShort, rounds }: Size): Promise<Row[]> {
  const activities = isShort ? 100 : 2000;
  console.log(`${activities} activities, ${atOnce} at once`);
  const [rates, lost, waits]: [number[], number[], number[]] = [[], [], []];
  const scene = await startScene();
  try {
    await send(scene, activities / 2, 'warm');
    for (let round = 0; round < rounds; round++) {
      const taken = await send(scene, activities, String(round));
      rates.push(taken.rate);
      lost.push(taken.lost);
      waits.push(taken.p99);
    }
  } finally {
    await scene.close();
  }
  const beside = `answered within ${quantile(waits, 0.5).toFixed(0)} ms (p99)`;
  line(`${quantile(rates, 0.5).toFixed(0)} a second, ${beside}, ${Math.max(...lost)} lost`);
  return [
    { figure: 'burst-rate', value: quantile(rates, 0.5), beside },
    { figure: 'burst-lost', value: Math.max(...lost), beside: `of ${activities} a round` },
  ];
}

async function send({ rita, teams }: Scene, activities: number, round: string) {
  teams.messages.length = 0;
  const waits: number[] = [];
  let [sent, refused] = [0, 0];
  const lane = async () => {
    while (sent < activities) {
      const i = sent++;
      const at = performance.now();
      const room = { id: `a:burst-${round}-${i % 400}`, kind: 'personal' } as const;
      if ((await rita.say(room, commands[i % commands.length] ?? 'help')) !== 200) refused++;
      waits.push(performance.now() - at);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: atOnce }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  const lost = refused + Math.max(0, activities - teams.messages.length);
  return { rate: activities / seconds, lost, p99: quantile(waits, 0.99) };
}
