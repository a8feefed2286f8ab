import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { administrator, requester } from '../../src/trial/people.ts';
import { seed } from '../../src/trial/sandbox/tenant/seed.ts';
import { ask, decide, seePlan } from '../harness/chat/ask.ts';
import { person, type Person, type Room } from '../harness/chat/person.ts';
import { createProduct, type Product } from '../harness/process/product.ts';
import { startTeams, type FakeTeams, type TeamsMessage } from '../fakes/teams.ts';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { goodForm } from '../builders/good-form.ts';
import { inRoom, openForm, see } from '../harness/chat/see.ts';

describe('a process that is killed', function () {
  // A process takes its time to start on a busy machine; nothing here says how long.
  this.timeout(60_000);
  let dataDir: string;
  let product: Product;
  let teams: FakeTeams;
  let rita: Person;
  let adam: Person;
  let plan: TeamsMessage;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'product-'));
    product = await createProduct(dataDir);
    teams = await startTeams();
    rita = person(product.botUrl, teams, seed.organization.id, requester);
    adam = person(product.botUrl, teams, seed.organization.id, administrator);
    await product.start();
    await adam.say(approvals, 'settings approvals');
    await rita.say(chat, 'publish');
  });
  after(async () => {
    await product.kill();
    await teams.close();
    await rm(dataDir, { recursive: true, force: true });
    assert.deepEqual(teams.unplanned, []);
  });

  async function killAndStart(): Promise<void> {
    await product.kill();
    await product.start();
  }

  async function applications(): Promise<{ displayName: string }[]> {
    const response = await fetch(`${product.sandboxUrl}/v1.0/applications?$select=id,displayName,tags`);
    return ((await response.json()) as { value: { displayName: string }[] }).value;
  }

  const changes = () => teams.messages.map(({ id, updates }) => ({ id, updates }));

  /** The messages once nothing has changed for longer than cards wait between two updates. */
  async function restful(): Promise<ReturnType<typeof changes>> {
    for (;;) {
      const before = changes();
      await sleep(3000);
      if (isDeepStrictEqual(changes(), before)) return before;
    }
  }

  const cards = (text: string) => teams.messages.filter((message) => textOf(message).includes(text));

  it('plans what was sent just before', async () => {
    const form = await see(teams, chat, 'request.submit');
    await rita.click(chat, form.id, 'request.submit', goodForm);

    await killAndStart();

    plan = await see(teams, approvals, 'Approval to publish qlik: Waiting for approval');
    await see(teams, chat, 'Request to publish qlik: Waiting for approval');
    assert.equal(cards('Approval to publish qlik').length, 1);
    assert.equal(cards('Request to publish qlik').length, 1);
  });

  it('begins with what was approved just before', async () => {
    await sleep(500);
    await adam.click(approvals, plan.id, 'request.approve', buttonData(cardOf(plan), 'request.approve'));

    await killAndStart();

    await see(teams, chat, 'Publishing qlik');
    while ((await applications()).length === 0) await sleep(20);
  });

  it('goes on in the middle of publishing, without a second application', async () => {
    assert.equal(cards('qlik is published').length, 0);

    await killAndStart();

    await see(teams, chat, 'qlik is published');
    const names = (await applications()).map(({ displayName }) => displayName);
    assert.deepEqual(names.sort(), ['Qlik Sense qlik', 'Qlik Sense qlik (authentication)']);
  });

  it('tells nothing twice after the end', async () => {
    await see(teams, approvals, 'Approval to publish qlik: Published');
    await see(teams, chat, 'Request to publish qlik: Published');
    const before = await restful();

    await killAndStart();
    await rita.say(chat, 'list');

    const list = await see(teams, chat, 'Publications');
    await sleep(1500);
    assert.match(textOf(list), /qlik-contoso\.msappproxy\.net/);
    assert.deepEqual(changes().slice(0, -1), before);
    assert.equal(cards('qlik is published').length, 1);
    assert.equal(cards('Approval to publish qlik').length, 1);
  });

  it('takes a click on a card that it posted just before', async () => {
    const world = {
      rita,
      adam,
      see: (room: Room, text: string) => see(teams, room, text),
      in: (room: Room) => inRoom(teams, room),
    };
    const { id } = await openForm(world, rita, chat);
    teams.slow.postMs = 1000;
    await ask(world, { name: 'unrecorded' }, { formId: id });
    const card = await seePlan(world, 'unrecorded');

    await killAndStart();
    teams.slow.postMs = 0;

    const { body } = await decide(world, card, 'request.reject', { comment: 'Not now' });
    assert.equal(body.type, 'application/vnd.microsoft.card.adaptive', String(body.value));
    await see(teams, chat, 'unrecorded is not published');
  });
});
