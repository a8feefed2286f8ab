import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBot, type BotProcess } from '../../../src/bot.ts';
import { loadConfig } from '../../../src/config/config.ts';
import { createLog, type Log } from '../../../src/log.ts';
import { administrator, colleagues, requester } from '../../../src/trial/people.ts';
import { edgeUrl } from '../../../src/trial/sandbox/edge-url.ts';
import type { FaultRule } from '../../../src/trial/sandbox/faults/fault-rule.ts';
import { startSandbox, type Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { dataCentreConnectorGroupId } from '../../../src/trial/sandbox/tenant/seed.ts';
import { freshDatabase } from '../database/database.ts';
import { textOf } from './card.ts';
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

export const chat: Room = { id: 'a:rita', kind: 'personal' };
export const analytics: Room = { id: '19:analytics@thread.tacv2', kind: 'channel' };
export const approvals: Room = { id: '19:approvals@thread.tacv2', kind: 'channel' };

/** A form that passes; tests change what they are about. */
export const goodForm = {
  name: 'qlik',
  externalDomain: '',
  qlikUrl: 'https://qlik.contoso.com',
  authPort: '',
  connectorGroupId: dataCentreConnectorGroupId,
  preAuthentication: 'aadPreAuthentication',
  singleSignOn: 'none',
  users: `${colleagues[1].userPrincipalName}`,
  groups: 'Qlik testers',
  reason: 'Sales needs it on the road',
};

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
  const sandboxAddress = (externalUrl: string) => edgeUrl(graphUrl, externalUrl);
  const surround = async () => ({
    ...{ graphUrl, approverGroupId, sandboxAddress },
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

/** The messages of a room, oldest first. */
export function inRoom(teams: FakeTeams, room: Room): TeamsMessage[] {
  return teams.messages.filter(
    ({ conversationId }) => conversationId.split(';')[0] === room.id.split(';')[0],
  );
}

const waitSeconds = 15;

/** The newest message of a room whose card holds the text, as soon as there are `count` of them. */
export async function see(
  teams: FakeTeams,
  room: Room,
  text: string,
  count = 1,
  seconds = waitSeconds,
): Promise<TeamsMessage> {
  for (let i = 0; i < seconds * 20; i++) {
    const messages = inRoom(teams, room).filter((one) => textOf(one).includes(text));
    const newest = messages.at(-1);
    if (newest && messages.length >= count) return newest;
    await sleep(50);
  }
  const there = inRoom(teams, room).map(textOf).join('\n');
  return assert.fail(`“${text}” did not appear in ${room.id}. There is:\n${there}`);
}

/** A message of a room as soon as its card holds the text; others may hold the same text. */
export async function seeOn(
  world: Pick<World, 'in'>,
  room: Room,
  id: string,
  text: string,
): Promise<TeamsMessage> {
  for (let i = 0; i < waitSeconds * 20; i++) {
    const found = world.in(room).find((one) => one.id === id && textOf(one).includes(text));
    if (found) return found;
    await sleep(50);
  }
  return assert.fail(`“${text}” did not appear on ${id} in ${room.id}`);
}

/** A form message in a room: type `publish`, wait for a form that was not there before (a refused one is a form again). */
export async function openForm(world: Pick<World, 'in'>, who: Person, room: Room): Promise<TeamsMessage> {
  const before = new Set(world.in(room).map(({ id }) => id));
  await who.say(room, 'publish');
  for (let i = 0; i < waitSeconds * 20; i++) {
    const form = world.in(room).find((one) => !before.has(one.id) && textOf(one).includes('request.submit'));
    if (form) return form;
    await sleep(50);
  }
  return assert.fail(`no form in ${room.id}`);
}
