import sinon from 'sinon';
import { sql } from 'kysely';
import { loadConfig } from '../../../src/config/config.ts';
import { createLog } from '../../../src/log.ts';
import { startServer, type Handlers } from '../../../src/server.ts';
import { reconcile } from '../../../src/service/reconcile/reconcile.ts';
import { sweep } from '../../../src/service/upkeep/sweep.ts';
import { openStore } from '../../../src/store/database.ts';
import type { Db } from '../../../src/store/db.ts';
import { createAdapter } from '../../../src/teams/adapter.ts';
import { createAuthentication } from '../../../src/teams/authentication.ts';
import { answerActivity } from '../../../src/teams/bot.ts';
import { notify } from '../../../src/teams/notify/notifier.ts';
import { createPace } from '../../../src/teams/notify/pace.ts';
import { createPost } from '../../../src/teams/notify/post.ts';
import type { Bot } from '../../../src/teams/parts.ts';
import { startSandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { startTeams, type FakeTeams } from '../../fakes/teams.ts';
import { person, type Person } from '../chat/person.ts';
import { engineDeps } from '../engine/engine-deps.ts';
import { createHandJobs } from './hand-jobs.ts';
import { mortal, type Death } from './mortal.ts';

/** The bot with its chat, whose time passes when the test says so, and which starts again in milliseconds. */
export interface Stage {
  db: Db;
  teams: FakeTeams;
  as(who: { id: string; name: string }): Person;
  tenantId(): string;
  /** Lets the bot do what is due. */
  settle(): Promise<void>;
  /** Lets time pass, with a sweep as often as `sweeps` says. */
  pass(seconds: number, sweeps?: number): Promise<void>;
  /** Ends the bot between two jobs and starts it again: what only its memory held is lost. */
  restart(): Promise<void>;
  /** Has the bot die as soon as Teams has taken its next card, before it knows, and start again. */
  dieAtNextCard(): void;
  /** Makes everything as at the start, except for the tenant. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** What repeats itself for days need not be seen each time. */
const mostRounds = 20;

/** Starts it. `onError` hears of jobs that threw. */
export async function startStage(onError: (error: unknown) => void = () => {}): Promise<Stage> {
  const log = createLog(process.env['LOG_LEVEL'] ?? 'silent');
  const options = { port: 0, dataDir: null, replicationSeconds: 0, permissions: 'open', log } as const;
  const sandbox = await startSandbox(options);
  const store = await openStore({ databaseUrl: '', dataDir: null });
  const teams = await startTeams();
  const queue = createHandJobs(onError);
  let bot: Bot;
  const death: Death = { isNear: false };
  const start = async () => {
    const adapter = createAdapter(createAuthentication(null, loadConfig({}).cloud));
    const deps = engineDeps(store, sandbox, queue.jobs, log, 'bot');
    const post = mortal(createPost(adapter, ''), teams.messages, death, queue, start);
    const pace = createPace(() => Date.now());
    const tenantId = async () => sandbox.tenantId;
    bot = { deps, adapter, post, pace, tokens: null, isSigned: false, forgetsOnOpen: false, tenantId };
    queue.clear();
    await queue.jobs.work('reconcile', 1, (key) => reconcile(deps, key));
    await queue.jobs.work('notify', 1, (key) => notify({ deps, post, pace }, key));
    await queue.jobs.work('sweep', 1, () => sweep(deps));
    await sweep(deps);
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
    settle: queue.runDue,
    pass: (seconds, sweeps = 5) => pass(seconds, sweeps),
    restart: start,
    dieAtNextCard: () => void (death.isNear = true),
    clear: async () => {
      await clearTables(store.db);
      clearTeams(teams);
      death.isNear = false;
      await start();
    },
    close: async () => {
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
      await sweep(bot.deps);
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
