import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/log.ts';
import { administrator, requester } from '../../src/trial/people.ts';
import { startSandbox, type Sandbox } from '../../src/trial/sandbox/sandbox.ts';
import { freshDatabase } from '../harness/database/database.ts';
import { createGate, createKillable, type Killable } from '../harness/process/killable.ts';
import { person } from '../harness/chat/person.ts';
import { startTeams, type FakeTeams } from '../fakes/teams.ts';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { goodForm } from '../builders/good-form.ts';
import { see, seeAfter } from '../harness/chat/see.ts';

describe('two instances on one PostgreSQL, each activity delivered to both', function () {
  this.timeout(120_000);
  const gate = createGate();
  let sandbox: Sandbox;
  let teams: FakeTeams;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let dataDir: string;
  let bots: [Killable, Killable];
  before(async function () {
    if (!process.env['DATABASE_URL']) return this.skip();
    const log = createLog('silent');
    sandbox = await startSandbox({ port: 0, dataDir: null, replicationSeconds: 0, steps: [gate.step], log });
    teams = await startTeams();
    database = await freshDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'two-'));
    const bot = () => createKillable(sandbox, gate, dataDir, database.url);
    bots = [await bot(), await bot()];
    await Promise.all(bots.map((one) => one.start()));
  });
  after(async () => {
    if (!process.env['DATABASE_URL']) return;
    for (const bot of bots) await bot.kill();
    await teams.close();
    await sandbox.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
    assert.deepEqual(teams.unplanned, []);
  });

  /** Sends the same activity to every living instance, as Teams may do. The first answer counts. */
  async function both(
    who: { id: string; name: string },
    act: (as: ReturnType<typeof person>) => Promise<unknown>,
  ) {
    const answers = bots.map((bot) => act(person(bot.url, teams, sandbox.tenantId, who)));
    await Promise.any(answers);
    await Promise.allSettled(answers);
  }

  const cards = (text: string) => teams.messages.filter((message) => textOf(message).includes(text));

  it('answers once, publishes once', async () => {
    const said = { id: randomUUID() };
    await both(administrator, (adam) => adam.say(approvals, 'settings approvals', said));
    await ask('both');

    await see(teams, chat, 'both is published');

    assert.equal(cards('Approvals are asked for here').length, 1);
    await check('both');
  });

  it('goes on in the other instance when the one at work is killed', async () => {
    const [first, second] = bots;
    gate.writes = 0;
    // Whichever instance makes the third write, the first one is killed in the middle of the work.
    const dead = first.arm(3, 'after');
    await ask('survivor');
    await dead;

    const published = Date.now() + 60_000;
    while (cards('survivor is published').length === 0 && Date.now() < published)
      await new Promise((resolve) => setTimeout(resolve, 100));

    assert.equal((await fetch(`${second.url}/health`)).status, 200);
    await check('survivor');
  });

  async function ask(name: string): Promise<void> {
    const seen = teams.messages.length;
    const said = { id: randomUUID() };
    await both(requester, (rita) => rita.say(chat, 'publish', said));
    const form = await seeAfter(teams, chat, 'request.submit', seen);
    const qlikUrl = `https://${name}.corp.contoso.com`;
    const sent = { ...goodForm, name, externalDomain: 'msappproxy.net', qlikUrl };
    const submitted = { id: randomUUID() };
    await both(requester, (rita) => rita.click(chat, form.id, 'request.submit', sent, submitted));
    const approval = await see(teams, approvals, `Approval to publish ${name}: Waiting for approval`);
    const data = { ...buttonData(cardOf(approval), 'request.approve'), comment: '' };
    const clicked = { id: randomUUID() };
    await both(administrator, (adam) => adam.click(approvals, approval.id, 'request.approve', data, clicked));
  }

  async function check(name: string): Promise<void> {
    const places = cards(`${name} is published`).map(({ conversationId }) => conversationId);
    assert.ok(places.includes(chat.id));
    assert.equal(new Set(places).size, places.length);
    assert.equal(cards(`Approval to publish ${name}`).length, 1);
    const response = await fetch(`${sandbox.url}/v1.0/applications?$top=999`);
    const { value } = (await response.json()) as { value: { displayName: string }[] };
    const names = value.map(({ displayName }) => displayName);
    const wanted = [`Qlik Sense ${name}`, `Qlik Sense ${name} (authentication)`];
    assert.deepEqual(names.filter((one) => wanted.includes(one)).toSorted(), wanted);
    assert.ok(!names.some((one) => one.startsWith('qlik-publisher')), names.join());
  }
});
