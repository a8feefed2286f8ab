import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { administrator, requester } from '../../src/trial/people.ts';
import { person } from '../harness/chat/person.ts';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { goodForm } from '../builders/good-form.ts';
import { see, seeAfter } from '../harness/chat/see.ts';
import { startTwoBots, type TwoBots } from '../harness/process/two-bots.ts';

describe('two instances on one PostgreSQL, each activity delivered to both', function () {
  this.timeout(120_000);
  let two: TwoBots;
  before(async function () {
    if (!process.env['DATABASE_URL']) return this.skip();
    two = await startTwoBots();
  });
  after(async () => {
    if (!process.env['DATABASE_URL']) return;
    await two.close();
    assert.deepEqual(two.teams.unplanned, []);
  });

  /** Sends the same activity to every living instance, as Teams may do. The first answer counts. */
  async function both(
    who: { id: string; name: string },
    act: (as: ReturnType<typeof person>) => Promise<unknown>,
  ) {
    const { bots, teams, sandbox } = two;
    const answers = bots.map((bot) => act(person(bot.url, teams, sandbox.tenantId, who)));
    await Promise.any(answers);
    await Promise.allSettled(answers);
  }

  const cards = (text: string) => two.teams.messages.filter((message) => textOf(message).includes(text));

  it('answers once, publishes once', async () => {
    const said = { id: randomUUID() };
    await both(administrator, (adam) => adam.say(approvals, 'settings approvals', said));
    await ask('both');

    await see(two.teams, chat, 'both is published');

    assert.equal(cards('Approvals are asked for here').length, 1);
    await check('both');
  });

  it('goes on in the other instance when the one at work is killed', async () => {
    const [first, second] = two.bots;
    two.gate.writes = 0;
    // Whichever instance makes the third write, the first one is killed in the middle of the work.
    const dead = first.arm(3, 'after');
    await ask('survivor');
    await dead;

    await see(two.teams, chat, 'survivor is published', 1, 60);

    assert.equal((await fetch(`${second.url}/health`)).status, 200);
    await check('survivor');
  });

  async function ask(name: string): Promise<void> {
    const { teams } = two;
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
    const response = await fetch(`${two.sandbox.url}/v1.0/applications?$top=999`);
    const { value } = (await response.json()) as { value: { displayName: string }[] };
    const names = value.map(({ displayName }) => displayName);
    const wanted = [`Qlik Sense ${name}`, `Qlik Sense ${name} (authentication)`];
    assert.deepEqual(names.filter((one) => wanted.includes(one)).toSorted(), wanted);
    assert.ok(!names.some((one) => one.startsWith('qlik-publisher')), names.join());
  }
});
