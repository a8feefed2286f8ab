import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { startBot, type BotProcess } from '../../src/bot.ts';
import { loadConfig, type Config } from '../../src/config/config.ts';
import { holdFolder } from '../../src/folder/hold-folder.ts';
import { createLog } from '../../src/log.ts';
import { moveToPostgres } from '../../src/tools/move-to-postgres.ts';
import { edgeUrl } from '../../src/trial/sandbox/edge-url.ts';
import { administrator, requester } from '../../src/trial/people.ts';
import { startSandbox, type Sandbox } from '../../src/trial/sandbox/sandbox.ts';
import { openStore } from '../../src/store/database.ts';
import { movedTables } from '../../src/store/copy-rows.ts';
import { freshDatabase } from '../harness/database/database.ts';
import { ask, decide, publish, seePlan } from '../harness/chat/ask.ts';
import { person } from '../harness/chat/person.ts';
import { startTeams, type FakeTeams } from '../fakes/teams.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { inRoom, see } from '../harness/chat/see.ts';

describe('data that moves from the embedded database to PostgreSQL', () => {
  const log = createLog('silent');
  let sandbox: Sandbox;
  let teams: FakeTeams;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let dataDir: string;
  before(async () => {
    sandbox = await startSandbox({ port: 0, dataDir: null, replicationSeconds: 0, log });
    teams = await startTeams();
    database = await freshDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'move-'));
  });
  after(async () => {
    await teams.close();
    await sandbox.close();
    await database.drop();
    await rm(dataDir, { recursive: true });
    assert.deepEqual(teams.unplanned, []);
  });

  const configOf = (databaseUrl: string): Config => ({
    ...loadConfig({ PORT: '0', DATABASE_URL: databaseUrl }),
    dataDir,
  });

  async function start(config: Config) {
    const { approverGroupId, url: graphUrl, tenantId } = sandbox;
    const surroundings = { graphUrl, credential: null, approverGroupId, approvals: null, hasWindows: false };
    const servedAt = (externalUrl: string) => edgeUrl(graphUrl, externalUrl);
    const folder = config.databaseUrl ? null : holdFolder(config.dataDir);
    const bot = await startBot(config, async () => ({ ...surroundings, servedAt }), log);
    folder?.started(bot.url);
    const stop = async () => {
      await bot.stop();
      await folder?.close();
    };
    return { stop, bot, ...peopleAt(bot, tenantId) };
  }

  const peopleAt = (bot: BotProcess, tenantId: string) => ({
    rita: person(bot.url, teams, tenantId, requester),
    adam: person(bot.url, teams, tenantId, administrator),
    see: (room: typeof chat, text: string, count = 1) => see(teams, room, text, count),
    in: (room: typeof chat) => inRoom(teams, room),
  });

  it('goes on there: what waits for approval is published, what is published is known', async () => {
    const embedded = await start(configOf(''));
    await embedded.adam.say(approvals, 'settings approvals');
    await publish(embedded, 'early');
    await ask(embedded, { name: 'waiting' });
    const card = await seePlan(embedded, 'waiting');
    await assert.rejects(
      moveToPostgres(configOf(database.url)),
      new RegExp(`already running \\(process ${process.pid}, address ${embedded.bot.url}\\)`),
    );
    await embedded.stop();

    const moved = await moveToPostgres(configOf(database.url));

    assert.equal(moved.get('request'), 2);
    assert.equal(moved.get('publication'), 1);
    assert.ok((moved.get('event') ?? 0) >= 7);
    const onServer = await start(configOf(database.url));
    await decide(onServer, card, 'request.approve');
    await onServer.see(chat, 'waiting is published');
    await onServer.rita.say(chat, 'history early');
    await onServer.see(chat, 'Asked by Rita Requester');
    await ask(onServer, { name: 'later' });
    await seePlan(onServer, 'later');
    await onServer.stop();
  });

  it('does not go where there is data already', async () => {
    await (await start(configOf(''))).stop();
    const store = await openStore({ databaseUrl: database.url, dataDir: null });
    await sql`insert into conversation (id, tenant_id, kind, reference)
      values ('already', '', 'personal', '{}')`.execute(store.db);
    await store.close();

    await assert.rejects(
      moveToPostgres(configOf(database.url)),
      /has rows in the table conversation already/,
    );
  });

  it('goes nowhere from an empty folder', async () => {
    const nowhere = { ...configOf(database.url), dataDir: join(dataDir, 'none') };

    await assert.rejects(moveToPostgres(nowhere), /There is no database below/);
  });

  it('is every table the bot has', async () => {
    const store = await openStore({ databaseUrl: database.url, dataDir: null });
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name not like 'kysely%'`.execute(store.db);
    await store.close();

    assert.deepEqual(rows.map(({ name }) => name).toSorted(), movedTables.toSorted());
  });
});
