import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { administrator, requester } from '../../src/trial/people.ts';
import { seed } from '../../src/trial/sandbox/tenant/seed.ts';
import { ask, decide, publish, seePlan } from '../harness/chat/ask.ts';
import { person, type Person, type Room } from '../harness/chat/person.ts';
import { createProduct, type Product } from '../harness/process/product.ts';
import { startTeams, type FakeTeams } from '../fakes/teams.ts';
import { textOf } from '../harness/chat/card.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { inRoom, openForm, see } from '../harness/chat/see.ts';

describe('a process that is killed', function () {
  // A process may start slowly on a busy machine; these tests do not measure that.
  this.timeout(60_000);
  let dataDir: string;
  let product: Product;
  let teams: FakeTeams;
  let rita: Person;
  let adam: Person;

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'product-'));
    product = await createProduct(dataDir);
    teams = await startTeams();
    rita = person(product.botUrl, teams, seed.organization.id, requester);
    adam = person(product.botUrl, teams, seed.organization.id, administrator);
    await product.start();
    await adam.say(approvals, 'settings approvals');
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

  /** Returns the applications of a publication, and those that still have a temporary name. */
  async function applications(name: string): Promise<{ displayName: string }[]> {
    const response = await fetch(`${product.sandboxUrl}/v1.0/applications?$select=id,displayName,tags`);
    const { value } = (await response.json()) as { value: { displayName: string }[] };
    const wanted = [`Qlik Sense ${name}`, 'qlik-publisher '];
    return value.filter(({ displayName }) => wanted.some((one) => displayName.startsWith(one)));
  }

  const changes = () => teams.messages.map(({ id, updates }) => ({ id, updates }));

  /** Returns the messages once nothing has changed for longer than the pause between two card updates. */
  async function restful(): Promise<ReturnType<typeof changes>> {
    for (;;) {
      const before = changes();
      await sleep(3000);
      if (isDeepStrictEqual(changes(), before)) return before;
    }
  }

  const cards = (text: string) => teams.messages.filter((message) => textOf(message).includes(text));

  /** The requester and the approver, and what they see, with the process that runs now. */
  const world = () => ({
    rita,
    adam,
    see: (room: Room, text: string) => see(teams, room, text),
    in: (room: Room) => inRoom(teams, room),
  });

  /** Asks for a new publication and approves it. */
  async function approve(name: string): Promise<void> {
    await ask(world(), { name });
    await decide(world(), await seePlan(world(), name), 'request.approve');
  }

  it('plans what was sent just before', async () => {
    await ask(world(), { name: 'sent' });

    await killAndStart();

    await seePlan(world(), 'sent');
    await see(teams, chat, 'Request to publish sent: Waiting for approval');
    assert.equal(cards('Approval to publish sent').length, 1);
    assert.equal(cards('Request to publish sent').length, 1);
  });

  it('begins with what was approved just before', async () => {
    await approve('begun');

    await killAndStart();

    await see(teams, chat, 'Publishing begun');
    while ((await applications('begun')).length === 0) await sleep(20);
    await see(teams, chat, 'begun is published');
  });

  it('goes on in the middle of publishing, without a second application', async () => {
    await approve('half');
    while ((await applications('half')).length === 0) await sleep(20);
    assert.equal(cards('half is published').length, 0);

    await killAndStart();

    await see(teams, chat, 'half is published');
    const names = (await applications('half')).map(({ displayName }) => displayName);
    assert.deepEqual(names.toSorted(), ['Qlik Sense half', 'Qlik Sense half (authentication)']);
  });

  it('tells nothing twice after the end', async () => {
    await publish(world(), 'over');
    await see(teams, approvals, 'Approval to publish over: Published');
    await see(teams, chat, 'Request to publish over: Published');
    const before = await restful();

    await killAndStart();
    await rita.say(chat, 'list');

    const list = await see(teams, chat, 'Publications');
    await sleep(1500);
    assert.match(textOf(list), /over-contoso\.msappproxy\.net/);
    assert.deepEqual(changes().slice(0, -1), before);
    const places = cards('over is published').map(({ conversationId }) => conversationId);
    assert.deepEqual(places.toSorted(), [approvals.id, chat.id].toSorted());
    assert.equal(cards('Approval to publish over').length, 1);
  });

  it('takes a click on a card that it posted just before', async () => {
    const { id } = await openForm(world(), rita, chat);
    teams.slow.postMs = 1000;
    await ask(world(), { name: 'unrecorded' }, { formId: id });
    const card = await seePlan(world(), 'unrecorded');

    await killAndStart();
    teams.slow.postMs = 0;

    const { body } = await decide(world(), card, 'request.reject', { comment: 'Not now' });
    assert.equal(body.type, 'application/vnd.microsoft.card.adaptive', String(body.value));
    await see(teams, chat, 'unrecorded is not published');
  });
});
