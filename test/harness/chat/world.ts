import assert from 'node:assert/strict';
import { startBot, type BotProcess } from '../../../src/bot.ts';
import { loadConfig } from '../../../src/config/config.ts';
import { createLog, type Log } from '../../../src/log.ts';
import { administrator, colleagues, requester } from '../../../src/trial/people.ts';
import { edgeUrl } from '../../../src/trial/sandbox/edge-url.ts';
import type { FaultRule } from '../../../src/trial/sandbox/faults/fault-rule.ts';
import { startSandbox, type Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { freshDatabase } from '../database/database.ts';
import { approvals } from './rooms.ts';
import { inRoom, see } from './see.ts';
import { person, type Person, type Room } from './person.ts';
import { startTeams, type FakeTeams, type TeamsMessage } from '../../fakes/teams.ts';

/** The whole product on one machine, without the chat windows: a fake Teams takes their place. */
export interface World {
  bot: BotProcess;
  sandbox: Sandbox;
  teams: FakeTeams;
  rita: Person;
  adam: Person;
  olga: Person;
  tom: Person;
  /** Somebody whose Teams is set to another language. */
  as(who: { id: string; name: string; locale: string }): Person;
  /** The newest message of a room whose card holds the text, as soon as there are `count` of them (1). */
  see(room: Room, text: string, count?: number): Promise<TeamsMessage>;
  /** Messages of a room. */
  in(room: Room): TeamsMessage[];
  graph(path: string): Promise<Record<string, unknown>>;
  /** Takes Graph away; the answer brings it back at the same address, with nothing published. */
  loseGraph(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** How a world differs from the usual one. */
export interface WorldOptions {
  replicationSeconds?: number;
  bindApprovals?: boolean;
  /** Takes what bot and sandbox log. */
  log?: Log;
  /** What Graph does wrong from the start. */
  faults?: readonly FaultRule[];
  /** Environment of the bot, added to its own. */
  env?: Record<string, string>;
  /** Where PGlite keeps its files, to be read when the bot has stopped; in memory without. */
  dataDir?: string;
  /** The address at which the bot finds the database that is at `url`. */
  databaseAt?: (url: string) => Promise<string>;
}

/** Starts it; Rita asks, Adam approves in the approvals channel that is bound already unless told otherwise. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { log = createLog(process.env['LOG_LEVEL'] ?? 'silent') } = options;
  const { replicationSeconds = 0, bindApprovals = true, env = {}, faults = [], dataDir = '' } = options;
  const openSandbox = (port: number) =>
    startSandbox({ port, dataDir: null, replicationSeconds, faults, log });
  const sandbox = await openSandbox(0);
  const teams = await startTeams();
  const database = await freshDatabase();
  const databaseUrl = (await options.databaseAt?.(database.url)) ?? database.url;
  // Most stories are about other things than how much one person may ask for.
  const settings = {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    OPEN_REQUESTS_PER_PERSON: '1000',
    LIST_LAG_MINUTES: '0.05',
    ...env,
  };
  const config = { ...loadConfig(settings), dataDir };
  const { approverGroupId, url: graphUrl, tenantId } = sandbox;
  const servedAt = (externalUrl: string) => edgeUrl(graphUrl, externalUrl);
  const surround = async () => ({
    graphUrl,
    approverGroupId,
    servedAt,
    approvals: null,
    hasWindows: false,
  });
  const bot = await startBot(config, surround, log);
  const as = (who: { id: string; name: string; locale?: string }) => person(bot.url, teams, tenantId, who);
  const world: World = {
    bot,
    sandbox,
    teams,
    rita: as(requester),
    adam: as(administrator),
    olga: as(colleagues[0]),
    tom: as(colleagues[2]),
    as,
    see: (room, text, count = 1) => see(teams, room, text, count),
    in: (room) => inRoom(teams, room),
    graph: async (path) => (await fetch(`${graphUrl}${path}`)).json() as Promise<Record<string, unknown>>,
    loseGraph: async () => {
      await world.sandbox.close();
      return async () => {
        world.sandbox = await openSandbox(Number(new URL(graphUrl).port));
      };
    },
    close: async () => {
      await bot.stop();
      await teams.close();
      await world.sandbox.close();
      await database.drop();
      assert.deepEqual(teams.unplanned, []);
    },
  };
  if (bindApprovals) await world.adam.say(approvals, 'settings approvals');
  return world;
}
