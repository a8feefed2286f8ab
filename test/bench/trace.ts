import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createLog } from '../../src/log.ts';
import { administrator, requester } from '../../src/trial/people.ts';
import { startSandbox } from '../../src/trial/sandbox/sandbox.ts';
import { startTeams } from '../fakes/teams.ts';
import { ask, decide, publish, seePlan } from '../harness/chat/ask.ts';
import { person } from '../harness/chat/person.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { inRoom, see } from '../harness/chat/see.ts';
import { freshDatabase } from '../harness/database/database.ts';
import { compiled } from '../harness/process/compiled.ts';
import { freePort } from '../harness/process/product.ts';
import { line } from './numbers.ts';
import type { Report } from './trace/recorded.ts';
import { printWaterfall } from './trace/waterfall.ts';

const latencyMs = 100;
/** The first publications of a process compile code. */
const warmUps = 6;

/**
 * Shows where the time goes from an approver's click to the card that says it is published: the product in a process of
 * its own, over HTTP. Statements are shown on PostgreSQL only.
 */
export async function benchTrace(): Promise<void> {
  console.log(`From the click to the card, ${latencyMs} ms a call: begin, length in milliseconds`);
  const log = createLog('silent');
  const sandbox = await startSandbox({ port: 0, dataDir: null, replicationSeconds: 0, latencyMs, log });
  const teams = await startTeams();
  const database = await freshDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'traced-'));
  const bot = await startTraced({
    GRAPH_URL: sandbox.url,
    APPROVER_GROUP_ID: sandbox.approverGroupId,
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
  });
  const as = (who: { id: string; name: string }) => person(bot.url, teams, sandbox.tenantId, who);
  const world = {
    rita: as(requester),
    adam: as(administrator),
    in: (room: { id: string; kind: 'personal' }) => inRoom(teams, room),
    see: (room: Parameters<typeof see>[1], text: string) => see(teams, room, text),
  };
  await world.adam.say(approvals, 'settings approvals');
  for (let i = 0; i < warmUps; i++) await publish(world, `warm${i}`);
  const singleSignOn = { singleSignOn: 'kerberos', servicePrincipalName: 'HTTP/traced.corp.contoso.com' };
  await ask(world, { name: 'traced', ...singleSignOn, loginIdentity: 'userPrincipalName' });
  const card = await seePlan(world, 'traced');
  // What the earlier ones left to do is over.
  await sleep(3000);
  bot.child.send('begin');
  await decide(world, card, 'request.approve');
  await see(teams, chat, 'traced is published');
  bot.child.send('report');
  const [report] = (await once(bot.child, 'message')) as [Report];
  printWaterfall(report);
  line(`on ${database.url ? 'PostgreSQL' : 'PGlite'}`);
  await bot.stop();
  await teams.close();
  await sandbox.close();
  await database.drop();
  await rm(dataDir, { recursive: true });
}

interface Traced {
  url: string;
  child: ChildProcess;
  stop(): Promise<void>;
}

async function startTraced(settings: Readonly<Record<string, string>>): Promise<Traced> {
  const port = await freePort();
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const env = { PATH: process.env['PATH'], PORT: String(port), LOG_LEVEL: 'error', WATCH_MINUTES: '0' };
  const own = { OPEN_REQUESTS_PER_PERSON: '1000', DRAIN_SECONDS: '0', NODE_COMPILE_CACHE: compiled };
  const child = spawn(process.execPath, ['--import', at('trace-recorder.ts'), at('../../src/index.ts')], {
    env: { ...env, ...own, ...settings },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/ready`).catch(() => null))?.ok) {
    if (child.exitCode !== null) throw new Error(`The bot ended with ${child.exitCode}`);
    await sleep(50);
  }
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { url, child, stop };
}
