import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/log.ts';
import { administrator, requester } from '../../src/trial/people.ts';
import { startSandbox, type Sandbox } from '../../src/trial/sandbox/sandbox.ts';
import { person, type Person } from '../harness/chat/person.ts';
import { freePort } from '../harness/process/product.ts';
import { startTeams, type FakeTeams } from '../fakes/teams.ts';
import { buttonData, cardOf } from '../harness/chat/card.ts';
import { line, quantile, timed } from './numbers.ts';
import { startBotProcess, type BotUnderTest } from './process.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { goodForm } from '../builders/good-form.ts';
import { see } from '../harness/chat/see.ts';

const seconds = 4;
const rounds = 3;
const atOnce = 8;
const approvalsClicked = 30;

/** One activity through the bot against a bare echo of the same libraries; memory and start-up next to it. */
export async function benchEcho(): Promise<void> {
  console.log(`One activity against a bare botbuilder echo, each a process of its own, in turns`);
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'));
  const sandbox = await startSandbox({
    port: 0,
    dataDir: null,
    replicationSeconds: 0,
    log: createLog('silent'),
  });
  const teams = await startTeams();
  const databaseUrl = process.env['DATABASE_URL'] ?? '';
  const echo = await startBotProcess('echo-bot.ts', await freePort());
  const ours = await startBotProcess('../../src/index.ts', await freePort(), {
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    GRAPH_URL: sandbox.url,
    APPROVER_GROUP_ID: sandbox.approverGroupId,
    OPEN_REQUESTS_PER_PERSON: '1000000',
  });
  const say = (bot: BotUnderTest) => person(bot.url, teams, sandbox.tenantId, requester);
  try {
    await throughput(say(ours), say(echo));
    await clicks(ours, say(echo), teams, sandbox);
    const database = databaseUrl ? 'PostgreSQL' : 'PGlite';
    line(
      `memory: ${Math.round(ours.memoryMiB())} MiB with ${database} against ${Math.round(echo.memoryMiB())} MiB` +
        `; start-up: ${(ours.startMs / echo.startMs).toFixed(2)}×`,
    );
  } finally {
    await Promise.all([ours.stop(), echo.stop(), teams.close(), sandbox.close()]);
    await rm(dataDir, { recursive: true });
  }
}

async function throughput(ours: Person, echo: Person): Promise<void> {
  const rates: Record<'ours' | 'echo', number[]> = { ours: [], echo: [] };
  for (const who of [ours, echo]) await rate(who, 2);
  for (let i = 0; i < rounds; i++) {
    rates.echo.push(await rate(echo, seconds));
    rates.ours.push(await rate(ours, seconds));
  }
  const ratio = quantile(rates.ours, 0.5) / quantile(rates.echo, 0.5);
  line(`throughput of “help”, ${atOnce} at once: ${ratio.toFixed(2)} of the echo's (target 0.8)`);
}

/** Teams takes eight messages in two seconds in one conversation, and the bot keeps to that: it takes a crowd. */
const rooms = Array.from({ length: 400 }, (_, i) => ({ id: `a:person-${i}`, kind: 'personal' }) as const);

/** Messages in a second. */
async function rate(who: Person, forSeconds: number): Promise<number> {
  const until = performance.now() + forSeconds * 1000;
  let messages = 0;
  const talk = async () => {
    while (performance.now() < until) {
      const status = await who.say(rooms[messages++ % rooms.length] ?? chat, 'help');
      if (status !== 200) throw new Error(`The bot answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, talk));
  return messages / forSeconds;
}

/** Approve clicks while the publications approved before them run, and the echo's answers in the same moments. */
async function clicks(ours: BotUnderTest, echo: Person, teams: FakeTeams, sandbox: Sandbox): Promise<void> {
  const rita = person(ours.url, teams, sandbox.tenantId, requester);
  const adam = person(ours.url, teams, sandbox.tenantId, administrator);
  // Thousands of answers would make looking for a card slow.
  teams.messages.length = 0;
  await adam.say(approvals, 'settings approvals');
  const names = Array.from({ length: approvalsClicked }, (_, i) => `click-${i}`);
  for (const [i, name] of names.entries()) {
    const room = rooms[i] ?? chat;
    await rita.say(room, 'publish');
    const form = await see(teams, room, 'request.submit');
    const qlikUrl = `https://${name}.corp.contoso.com`;
    await rita.click(room, form.id, 'request.submit', { ...goodForm, name, qlikUrl });
  }
  const clickMs: number[] = [];
  const echoMs: number[] = [];
  // Before the first click: afterwards the progress of the earlier ones takes its share of what Teams allows.
  for (const name of names) await see(teams, approvals, `Approval to publish ${name}: Waiting for approval`);
  for (const name of names) {
    const card = await see(teams, approvals, `Approval to publish ${name}: Waiting for approval`);
    const data = { ...buttonData(cardOf(card), 'request.approve'), comment: '' };
    clickMs.push(await timed(() => adam.click(approvals, card.id, 'request.approve', data)));
    for (let i = 0; i < 5; i++) echoMs.push(await timed(() => echo.say(chat, 'help')));
  }
  const ratio = quantile(clickMs, 0.99) / quantile(echoMs, 0.99);
  line(
    `approve click while publications run: ${ratio.toFixed(2)}× the echo at the 99th percentile (target 3; ` +
      `${(quantile(clickMs, 0.5) / quantile(echoMs, 0.5)).toFixed(2)}× at the median)`,
  );
}
