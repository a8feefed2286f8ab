import sinon from 'sinon';
import { sql } from 'kysely';
import { loadConfig } from '../../../src/config/config.ts';
import { createLog } from '../../../src/log.ts';
import { startServer, type Handlers } from '../../../src/server.ts';
import { startWork } from '../../../src/process/start-work.ts';
import { openStore } from '../../../src/store/database.ts';
import type { Deps } from '../../../src/service/model/deps.ts';
import type { Db } from '../../../src/store/db.ts';
import type { Jobs } from '../../../src/store/jobs.ts';
import type { QueueName } from '../../../src/store/queues.ts';
import { createAdapter } from '../../../src/teams/adapter.ts';
import { createAuthentication } from '../../../src/teams/authentication.ts';
import { answerActivity } from '../../../src/teams/bot.ts';
import { createPace } from '../../../src/teams/notify/pace.ts';
import { createPost } from '../../../src/teams/notify/post.ts';
import type { Bot } from '../../../src/teams/parts.ts';
import { startSandbox, type Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { startTeams, type FakeTeams } from '../../fakes/teams.ts';
import { person, type Person } from '../chat/person.ts';
import { engineDeps } from '../engine/engine-deps.ts';
import { mortal as mortalDb, type MortalDb } from '../database/mortal-db.ts';
import { createHandJobs } from './hand-jobs.ts';
import { mortal, type Death } from './mortal.ts';

/** The bot with its chat, whose time passes when the test says so, and which starts again in milliseconds. */
export interface Stage {
  db: Db;
  teams: FakeTeams;
  as(who: { id: string; name: string }): Person;
  tenantId(): string;
  sandbox: Sandbox;
  /** Dependencies of the bot that lives now. */
  deps(): Deps;
  /** Lets the bot do what is due. */
  settle(): Promise<void>;
  /** Lets time pass, with a sweep as often as `sweeps` says. */
  pass(seconds: number, sweeps?: number): Promise<void>;
  /** Ends the bot between two jobs and starts it again: what only its memory held is lost. */
  restart(): Promise<void>;
  /** Has the bot die as soon as Teams has taken its next card, before it knows, and start again. */
  dieAtNextCard(): void;
  /** Has the bot die at the n-th transaction from now, which is rolled back (`before`) or just committed (`after`). */
  dieAtTransaction(n: number, moment: 'before' | 'after'): void;
  /** Whether it has died at a transaction, and waits to be started again. */
  isDead(): boolean;
  /** Lets a job run now, such as one of the watch. */
  runNow(queue: QueueName, key?: string): Promise<void>;
  /** Makes everything as at the start, except for the tenant. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** What repeats itself for days need not be seen each time. */
const mostRounds = 20;

/** Minutes between two looks of the watch, which come when a test says so. */
const watchMinutes = 15;

/** Starts it. `onError` hears of jobs that threw. */
export async function startStage(onError: (error: unknown) => void = () => {}): Promise<Stage> {
  const log = createLog(process.env['LOG_LEVEL'] ?? 'silent');
  const options = { port: 0, dataDir: null, replicationSeconds: 0, permissions: 'open', log } as const;
  const sandbox = await startSandbox(options);
  const store = await openStore({ databaseUrl: '', dataDir: null });
  const teams = await startTeams();
  const queue = createHandJobs(onError);
  let bot: Bot;
  let life: MortalDb;
  const death: Death = { isNear: false };
  let lives = 0;
  const start = async () => {
    const mine = ++lives;
    const jobs: Jobs = { ...queue.jobs, isStopping: () => mine !== lives };
    const adapter = createAdapter(createAuthentication(null, loadConfig({}).cloud));
    life = mortalDb(store.db);
    const deps: Deps = {
      ...engineDeps({ ...store, db: life.db }, sandbox, jobs, log, 'bot'),
      watchMinutes,
    };
    const post = mortal(createPost(adapter, ''), teams.messages, death, queue, start);
    const pace = createPace(() => Date.now());
    const tenantId = async () => sandbox.tenantId;
    bot = { deps, adapter, post, pace, tokens: null, isSigned: false, forgetsOnOpen: false, tenantId };
    queue.clear();
    await startWork({ deps, post, pace, isSigned: false });
  };
  await start();
  const handlers: Handlers = {
    activity: (request) => answerActivity(bot, request),
    readiness: async () => '',
  };
  const door = { host: '127.0.0.1', port: 0, isSigned: false };
  const server = await startServer(door, log, Promise.resolve(handlers));
  const clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date'], shouldAdvanceTime: true });
  return {
    db: store.db,
    teams,
    as: (who) => person(server.url, teams, sandbox.tenantId, who),
    tenantId: () => sandbox.tenantId,
    sandbox,
    deps: () => bot.deps,
    settle: queue.runDue,
    pass: (seconds, sweeps = 5) => pass(seconds, sweeps),
    restart: start,
    dieAtNextCard: () => void (death.isNear = true),
    dieAtTransaction: (n, moment) => life.arm(n, moment),
    isDead: () => life.isDead(),
    runNow: (name, key = 'all') => queue.runNow(name, key),
    clear: async () => {
      await clearTables(store.db);
      clearTeams(teams);
      death.isNear = false;
      await start();
    },
    close: async () => {
      lives++;
      clock.restore();
      await server.close();
      await store.close();
      await teams.close();
      await sandbox.close();
    },
  };

  async function pass(seconds: number, sweeps: number): Promise<void> {
    for (let i = 0; i < sweeps; i++) {
      const end = Date.now() + (seconds * 1000) / sweeps;
      for (let rounds = 0; rounds < mostRounds; rounds++) {
        const next = queue.nextAt();
        if (next === null || next > end) break;
        clock.tick(Math.max(0, next - Date.now()));
        await queue.runDue();
      }
      clock.tick(Math.max(0, end - Date.now()));
      await queue.runNow('sweep', 'all');
      await queue.runDue();
    }
  }
}

async function clearTables(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like '%migration%'`.execute(
    db,
  );
  // Events can only be added, which a trigger guards.
  await sql`set session_replication_role = replica`.execute(db);
  await sql.raw(`truncate ${rows.map(({ name }) => `"${name}"`).join(', ')} cascade`).execute(db);
  await sql`set session_replication_role = origin`.execute(db);
}

function clearTeams(teams: FakeTeams): void {
  teams.messages.length = 0;
  teams.faults.length = 0;
  teams.weather = () => null;
  for (const kept of [teams.standing, teams.chats, teams.members, teams.sentAt]) kept.clear();
}
