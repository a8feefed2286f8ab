import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/log.ts';
import { administrator, requester } from '../../src/trial/people.ts';
import { startSandbox, type Sandbox } from '../../src/trial/sandbox/sandbox.ts';
import { startTeams, type FakeTeams } from '../fakes/teams.ts';
import { publish } from '../harness/chat/ask.ts';
import { textOf } from '../harness/chat/card.ts';
import { person } from '../harness/chat/person.ts';
import { analytics, approvals } from '../harness/chat/rooms.ts';
import { inRoom, see } from '../harness/chat/see.ts';
import { freshDatabase } from '../harness/database/database.ts';
import { eventually } from '../harness/eventually.ts';
import { createGate, createKillable, type Killable } from '../harness/process/killable.ts';
import { call } from '../harness/sandbox/sandbox-calls.ts';

describe('two bots that share the watch', function () {
  this.timeout(180_000);
  let sandbox: Sandbox;
  let teams: FakeTeams;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let dataDir: string;
  let bots: Killable[];
  before(async function () {
    if (!process.env['DATABASE_URL']) return this.skip();
    sandbox = await startSandbox({ port: 0, dataDir: null, replicationSeconds: 0, log: createLog('silent') });
    teams = await startTeams();
    database = await freshDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'watch-'));
    const env = { WATCH_MINUTES: '0.05' };
    const bot = () => createKillable(sandbox, createGate(), dataDir, database.url, 0.05, env);
    bots = await Promise.all([bot(), bot()]);
    await Promise.all(bots.map((one) => one.start()));
  });
  after(async () => {
    if (!process.env['DATABASE_URL']) return;
    for (const bot of bots) await bot.kill();
    await teams.close();
    await sandbox.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('tell each change once, also when one of them is killed as it is made', async () => {
    const [first, second] = bots;
    assert.ok(first && second);
    const as = (who: { id: string; name: string }) => person(first.url, teams, sandbox.tenantId, who);
    const [rita, adam] = [as(requester), as(administrator)];
    const world = {
      rita,
      adam,
      see: (room: typeof approvals, text: string, count = 1) => see(teams, room, text, count, 30),
      in: (room: typeof approvals) => inRoom(teams, room),
    };
    await adam.say(approvals, 'settings approvals');
    await publish(world, 'sales', analytics);
    const told = (text: string) =>
      inRoom(teams, approvals).filter((one) => textOf(one).includes(text)).length;

    for (const round of [1, 2, 3]) {
      await setPassthrough(true);
      await second.kill();
      await eventually(async () => assert.equal(told('Alarm'), round), 40);
      await second.start();
      await setPassthrough(false);
      await first.kill();
      await eventually(async () => assert.equal(told('sales is as approved again'), round), 40);
      await first.start();
    }

    assert.equal(told('Alarm'), 3);
  });

  async function setPassthrough(isOpen: boolean): Promise<void> {
    const filter = encodeURIComponent("displayName eq 'Qlik Sense sales'");
    const found = await call(sandbox, 'GET', `/v1.0/applications?$filter=${filter}&$select=id`);
    const [hub] = found.body['value'] as { id: string }[];
    await call(sandbox, 'PATCH', `/beta/applications/${hub?.id}`, {
      onPremisesPublishing: { externalAuthenticationType: isOpen ? 'passthru' : 'aadPreAuthentication' },
    });
  }
});
