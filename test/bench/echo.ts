import { requester } from '../../src/trial/people.ts';
import { person, type Person } from '../harness/chat/person.ts';
import { chat } from '../harness/chat/rooms.ts';
import { freePort } from '../harness/process/product.ts';
import { line, quantile } from './numbers.ts';
import { startBotProcess, type BotUnderTest } from './process.ts';
import { startScene } from './scene.ts';
import type { Size } from './size.ts';
import type { Row } from './table.ts';

const atOnce = 8;

/** A bot, and who talks to it. */
interface Talking {
  bot: BotUnderTest;
  who: Person;
}

/** What a round of messages took. */
interface Taken {
  perSecond: number;
  /** Of the bot's process alone, for each message. */
  processorMs: number;
}

/** Compares the bot with a bare echo bot on the same libraries, each a process of its own, in turns. */
export async function benchEcho({ isShort, rounds }: Size): Promise<Row[]> {
  console.log(`“help”, ${atOnce} at once, against a bare botbuilder echo`);
  const messages = isShort ? 50 : 1500;
  const scene = await startScene();
  // The echo answers everything in few rooms, and would meet Teams' limits first.
  scene.teams.limits.areOn = false;
  const bot = await startBotProcess('echo-bot.ts', await freePort());
  const echo: Talking = { bot, who: person(bot.url, scene.teams, scene.tenant.tenantId, requester) };
  const ours: Talking = { bot: scene.bot, who: scene.rita };
  const taken: Record<'ours' | 'echo', Taken[]> = { ours: [], echo: [] };
  try {
    for (const one of [echo, ours]) await talk(one, messages / 2);
    for (let i = 0; i < rounds; i++) {
      scene.teams.messages.length = 0;
      taken.echo.push(await talk(echo, messages));
      taken.ours.push(await talk(ours, messages));
    }
  } finally {
    await bot.stop();
    await scene.close();
  }
  const median = (of: keyof Taken, all: readonly Taken[]) =>
    quantile(
      all.map((one) => one[of]),
      0.5,
    );
  const rates = [median('perSecond', taken.ours), median('perSecond', taken.echo)] as const;
  const times = [median('processorMs', taken.ours), median('processorMs', taken.echo)] as const;
  line(`${rates[0].toFixed(0)} a second, ${times[0].toFixed(2)} ms of processor each`);
  return [
    { figure: 'echo-rate', value: rates[0] / rates[1], beside: `echo ${rates[1].toFixed(0)}/s` },
    { figure: 'echo-time', value: times[0] / times[1], beside: `echo ${times[1].toFixed(2)} ms` },
  ];
}

/** The bot keeps to Teams' limit of messages per conversation, so a real load needs many conversations. */
const rooms = Array.from({ length: 400 }, (_, i) => ({ id: `a:person-${i}`, kind: 'personal' }) as const);

async function talk({ bot, who }: Talking, messages: number): Promise<Taken> {
  const [startedAt, processorAt] = [performance.now(), bot.processorMs()];
  let said = 0;
  const lane = async () => {
    while (said < messages) {
      const status = await who.say(rooms[said++ % rooms.length] ?? chat, 'help');
      if (status !== 200) throw new Error(`The bot answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  return { perSecond: messages / seconds, processorMs: (bot.processorMs() - processorAt) / messages };
}
