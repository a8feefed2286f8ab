import assert from 'node:assert/strict';
import { startBot, type BotProcess } from '../../../src/bot.ts';
import { loadConfig } from '../../../src/config/config.ts';
import { createLog, type Log } from '../../../src/log.ts';
import { administrator, colleagues, requester } from '../../../src/trial/people.ts';
import { edgeUrl } from '../../../src/trial/sandbox/edge-url.ts';
import type { FaultRule } from '../../../src/trial/sandbox/faults/fault-rule.ts';
import type { Seed } from '../../../src/trial/sandbox/tenant/seed.ts';
import type { Repository } from '../../../src/qlik/repository.ts';
import { startSandbox, type Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import type { ApiStep } from '../../../src/trial/sandbox/http/message.ts';
import { botCredential } from '../../../src/trial/sandbox-credential.ts';
import type { TokenService } from '../../fakes/issuer/token-service.ts';
import { startApproverTokens } from './approver-tokens.ts';
import { eyes } from '../sandbox/eyes.ts';
import { usualMode, type Mode } from '../sandbox/mode.ts';
import { freshDatabase } from '../database/database.ts';
import { approvals } from './rooms.ts';
import { inRoom, see } from './see.ts';
import { person, type Person, type Room } from './person.ts';
import { startTeams, type FakeTeams, type TeamsMessage } from '../../fakes/teams.ts';

/** The whole product on one machine, with a fake Teams instead of the chat windows. */
export interface World {
  bot: BotProcess;
  readonly sandbox: Sandbox;
  teams: FakeTeams;
  rita: Person;
  adam: Person;
  olga: Person;
  tom: Person;
  /** Returns a person whose Teams is set to another language. */
  as(who: { id: string; name: string; locale: string }): Person;
  /** Waits until `count` (1) messages of a room have cards with the text, and returns the newest of them. */
  see(room: Room, text: string, count?: number): Promise<TeamsMessage>;
  /** Returns the messages of a room. */
  in(room: Room): TeamsMessage[];
  graph(path: string): Promise<Record<string, unknown>>;
  /** Keeps the tokens of approvers; null where the bot writes as itself. Adam is signed in. */
  approverTokens: TokenService | null;
  /** Stops Graph. The returned function starts it again at the same address, with nothing published. */
  loseGraph(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** How a world differs from the default. */
export interface WorldOptions extends Partial<Mode> {
  replicationSeconds?: number;
  bindApprovals?: boolean;
  /** Receives the log of bot and sandbox. */
  log?: Log;
  /** The users, groups and connectors of the tenant. */
  seed?: Seed;
  /** Faults of Graph from the start. */
  faults?: readonly FaultRule[];
  /** Steps that every call of Graph passes through. */
  steps?: readonly ApiStep[];
  /** Additions to the bot's environment. */
  env?: Record<string, string>;
  /** PGlite's folder, to be read after the bot has stopped. Default: in memory. */
  dataDir?: string;
  /** Qlik Sense itself; none = the bot does not reach it. */
  repository?: Repository;
  /** Makes the address through which the bot reaches the database at `url`. */
  databaseAt?: (url: string) => Promise<string>;
}

/** Starts it. Rita asks and Adam approves, by default in an approvals channel that is already bound. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { log = createLog(process.env['LOG_LEVEL'] ?? 'silent') } = options;
  const { replicationSeconds = 0, bindApprovals = true, env = {}, faults = [], dataDir = '' } = options;
  const { steps = [], seed } = options;
  const { permissions, runAs } = { ...usualMode, ...options };
  const openSandbox = (port: number, before?: Sandbox) =>
    startSandbox({
      port,
      dataDir: null,
      replicationSeconds,
      faults,
      permissions,
      steps,
      log,
      ...(seed && { seed }),
      ...(before && { callers: before }),
    });
  let sandbox = await openSandbox(0);
  const tenant = () => sandbox;
  const approver = runAs === 'approver' ? await startApproverTokens(tenant) : null;
  const teams = await startTeams();
  const database = await freshDatabase();
  const databaseUrl = (await options.databaseAt?.(database.url)) ?? database.url;
  // Most stories are not about how much one person may ask for.
  const settings = {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    OPEN_REQUESTS_PER_PERSON: '1000',
    LIST_LAG_MINUTES: '0.05',
    // Calls that no test made would be counted as its own.
    WATCH_MINUTES: '0',
    ...approver?.env,
    ...env,
  };
  const config = { ...loadConfig(settings), dataDir };
  const { approverGroupId, url: graphUrl, tenantId } = sandbox;
  const servedAt = (externalUrl: string) => edgeUrl(graphUrl, externalUrl);
  const surround = async () => ({
    graphUrl,
    credential: botCredential(tenant, runAs),
    approverGroupId,
    servedAt,
    approvals: null,
    hasWindows: false,
    ...(options.repository && { repository: options.repository }),
  });
  const bot = await startBot(config, surround, log);
  const as = (who: { id: string; name: string; locale?: string }) => person(bot.url, teams, tenantId, who);
  const world: World = {
    bot,
    get sandbox() {
      return sandbox;
    },
    approverTokens: approver?.service ?? null,
    teams,
    rita: as(requester),
    adam: as(administrator),
    olga: as(colleagues[0]),
    tom: as(colleagues[2]),
    as,
    see: (room, text, count = 1) => see(teams, room, text, count),
    in: (room) => inRoom(teams, room),
    graph: async (path) =>
      (await fetch(`${graphUrl}${path}`, { headers: eyes(sandbox) })).json() as Promise<
        Record<string, unknown>
      >,
    loseGraph: async () => {
      await sandbox.close();
      return async () => {
        sandbox = await openSandbox(Number(new URL(graphUrl).port), sandbox);
      };
    },
    close: async () => {
      await bot.stop();
      await teams.close();
      await sandbox.close();
      await approver?.service.close();
      await database.drop();
      assert.deepEqual(teams.unplanned, []);
    },
  };
  if (bindApprovals) await world.adam.say(approvals, 'settings approvals');
  return world;
}
