import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { startBot, type BotProcess } from '../../src/bot.ts';
import { loadConfig } from '../../src/config/config.ts';
import { createLog } from '../../src/log.ts';
import { requester } from '../../src/trial/people.ts';
import { startSandbox, type Sandbox } from '../../src/trial/sandbox/sandbox.ts';
import { openStore } from '../../src/store/database.ts';
import { person, type Person, type Room } from '../harness/chat/person.ts';
import { mountSmallDisk, type SmallDisk } from '../harness/process/small-disk.ts';
import { startTeams, type FakeTeams } from '../fakes/teams.ts';

describe('a bot whose disk is full', function () {
  this.timeout(60_000);
  let disk: SmallDisk;
  let sandbox: Sandbox;
  let teams: FakeTeams;
  let bot: BotProcess;
  let rita: Person;
  const log = createLog('silent');
  before(async function () {
    // Runs only where file systems can be mounted.
    const mounted = await mountSmallDisk(48);
    if (!mounted) return this.skip();
    disk = mounted;
    sandbox = await startSandbox({ port: 0, dataDir: null, replicationSeconds: 0, log });
    teams = await startTeams();
    const config = { ...loadConfig({ PORT: '0' }), dataDir: join(disk.folder, 'data') };
    const { approverGroupId, url: graphUrl, tenantId } = sandbox;
    const around = {
      graphUrl,
      credential: null,
      approverGroupId,
      servedAt: null,
      approvals: null,
      hasWindows: false,
    };
    bot = await startBot(config, async () => around, log);
    rita = person(bot.url, teams, tenantId, requester);
  });
  after(async () => {
    await bot?.stop();
    await teams?.close();
    await sandbox?.close();
    await disk?.close();
  });

  const room = (i: number): Room => ({ id: `19:room${i}-${'x'.repeat(400)}@thread.tacv2`, kind: 'channel' });

  it('has what is typed come again, and hears it when there is room', async () => {
    assert.equal(await rita.say(room(0), 'list'), 200);
    disk.fill();
    const refused: { at: Room; id: string }[] = [];
    for (let i = 1; i < 400 && refused.length < 3; i++) {
      const id = randomUUID();
      const status = await rita.say(room(i), 'list', { id });
      assert.ok([200, 503].includes(status), String(status));
      if (status === 503) refused.push({ at: room(i), id });
    }
    assert.equal(refused.length, 3);

    disk.makeRoom();

    for (const { at, id } of refused) assert.equal(await rita.say(at, 'list', { id }), 200);
    for (const { at } of refused)
      assert.equal(teams.messages.filter(({ conversationId }) => conversationId === at.id).length, 1);
  });

  it('does not begin there, and says why', async () => {
    disk.fill();

    await assert.rejects(
      openStore({ databaseUrl: '', dataDir: join(disk.folder, 'other') }),
      /The folder .*other is on a disk that is full\. Make room/,
    );
    disk.makeRoom();
  });
});
