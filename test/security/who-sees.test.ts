import assert from 'node:assert/strict';
import { administrator, colleagues } from '../../src/sandbox/people.ts';
import { publishApplication } from '../sandbox/sandbox-calls.ts';
import { ask, decide, seePlan } from '../fakes/ask.ts';
import { verbsOf } from '../fakes/read-card.ts';
import { buttonData, cardOf, readable } from '../fakes/card.ts';
import type { Person, Room } from '../fakes/person.ts';
import type { TeamsMessage } from '../fakes/teams.ts';
import { analytics, approvals, chat, seeOn, startWorld, type World } from '../fakes/world.ts';

const [, nadia] = colleagues;
const lobby: Room = { id: '19:lobby@thread.tacv2', kind: 'channel' };
const announcements: Room = { id: '19:news@thread.tacv2', kind: 'channel' };
const toms: Room = { id: 'a:tom', kind: 'personal' };
const adams: Room = { id: 'a:adam', kind: 'personal' };

const reason = 'Because of the merger';
const groups = 'Sales analysts';
/** What only some may read: the reason, people, internal addresses, sentences of a plan. */
const secrets = [reason, nadia.name, nadia.userPrincipalName, 'corp.contoso.com', groups, 'Data centre'];

function assertReduced(card: unknown, about: string): void {
  const text = readable(card);
  assert.match(text, new RegExp(about));
  for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} in ${text}`);
}

function assertFull(card: unknown): void {
  assert.match(readable(card), /corp\.contoso\.com/);
}

describe('who sees what', () => {
  let world: World;
  let plan: TeamsMessage;
  let home: string;
  before(async () => {
    world = await startWorld();
    await world.adam.say(announcements, 'settings announcements');
    await ask(world, { name: 'live', reason, groups });
    await decide(world, await seePlan(world, 'live'), 'request.approve');
    await world.see(chat, 'live is published');
    await publishApplication(world.sandbox, 'by-hand');
    home = (await ask(world, { name: 'secret', reason, groups }, { room: analytics })).messageId;
    plan = await seePlan(world, 'secret');
  });
  after(() => world.close());

  /** What the bot says to a command, once there is as much of it. */
  async function told(who: Person, room: Room, text: string): Promise<TeamsMessage> {
    const before = new Set(world.in(room).map(({ id }) => id));
    await who.say(room, text);
    for (let i = 0; i < 200; i++) {
      const found = world.in(room).find(({ id }) => !before.has(id));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return assert.fail(`nothing in ${room.id}`);
  }

  const outsiders: [where: string, who: (world: World) => Person, Room][] = [
    ['somebody else’s own chat', (w) => w.tom, toms],
    ['a channel, where somebody else types', (w) => w.tom, lobby],
    ['a channel, where the requester types', (w) => w.rita, lobby],
    ['a channel, where an approver types', (w) => w.adam, lobby],
    ['the announcements channel', (w) => w.adam, announcements],
  ];
  const insiders: [where: string, who: (world: World) => Person, Room][] = [
    ['an approver’s own chat', (w) => w.adam, adams],
    ['the approvals channel, whoever types', (w) => w.tom, approvals],
    ['the requester’s own chat', (w) => w.rita, chat],
  ];

  for (const [where, who, room] of outsiders) {
    it(`shows little of an open request in ${where}`, async () => {
      const card = cardOf(await told(who(world), room, 'status secret'));

      assertReduced(card, 'Publish secret.*Waiting for approval.*Rita Requester');
      assert.match(readable(card), /shown to Rita Requester and to approvers/);
      assert.ok(!verbsOf(card).includes('request.approve'));
    });

    it(`shows little of a publication in ${where}`, async () => {
      const card = cardOf(await told(who(world), room, 'status live'));

      assertReduced(card, 'live-contoso.msappproxy.net');
    });

    it(`gives no form with internal addresses or people in ${where}`, async () => {
      assertReduced(cardOf(await told(who(world), room, 'update live')), 'not shown here');
      assertReduced(cardOf(await told(who(world), room, 'assign live')), 'Assign people to live');
      assertReduced(cardOf(await told(who(world), room, 'unpublish live')), 'Unpublish live');
    });

    it(`names no connector in ${where}`, async () => {
      const card = readable(cardOf(await told(who(world), room, 'connectors')));

      assert.match(card, /Data centre.*2 of 2 connectors active/);
      assert.doesNotMatch(card, /prx-|203\.0\.113|198\.51\.100|1\.5\.4522/);
    });

    it(`names no internal address of what could be adopted in ${where}`, async () => {
      const card = readable(cardOf(await told(who(world), room, 'adopt')));

      assert.match(card, /msappproxy\.net/);
      assert.doesNotMatch(card, /\.local|corp\.contoso|intranet/);
    });
  }

  for (const [where, who, room] of insiders) {
    it(`shows all of an open request in ${where}`, async () => {
      const card = cardOf(await told(who(world), room, 'status secret'));

      assertFull(card);
    });

    it(`shows all of a publication in ${where}`, async () => {
      const card = cardOf(await told(who(world), room, 'status live'));

      assertFull(card);
      assert.match(readable(card), new RegExp(nadia.name));
    });

    it(`gives the form with what is so now in ${where}`, async () => {
      assertFull(cardOf(await told(who(world), room, 'update live')));
    });
  }

  for (const [where, who, room] of insiders.slice(0, 2))
    it(`names connectors in ${where}`, async () => {
      assert.match(
        readable(cardOf(await told(who(world), room, 'connectors'))),
        /prx-dc-01.*203\.0\.113\.21/,
      );
    });

  it('names no connector to a requester', async () => {
    assert.doesNotMatch(readable(cardOf(await told(world.rita, chat, 'connectors'))), /prx-|203\.0\.113/);
  });

  it('shows all where the request was made', async () => {
    assertFull(cardOf(await seeOn(world, analytics, home, 'Waiting for approval')));
    assertFull(cardOf(await told(world.tom, analytics, 'status secret')));
  });

  it('gives approvers the plan with its buttons in their own chat, and a card without in a channel', async () => {
    const own = await told(world.adam, adams, 'requests');
    const elsewhere = await told(world.adam, lobby, 'requests');

    assert.ok(verbsOf(cardOf(own)).includes('request.approve'));
    assertReduced(cardOf(elsewhere), 'secret');
    assert.ok(!verbsOf(cardOf(elsewhere)).includes('request.approve'));
  });

  it('shows no more by a button than by the command', async () => {
    const { requestId = '' } = buttonData(cardOf(plan), 'request.approve');
    const status = await told(world.adam, lobby, 'status secret');
    const publication = await told(world.tom, lobby, 'status live');
    const page = { requestId, list: 'changes', page: '1' };

    const refreshed = await world.adam.click(lobby, status.id, 'request.refresh', { requestId });
    const again = await world.tom.click(lobby, publication.id, 'publication.refresh', { name: 'live' });
    const changes = await world.adam.click(lobby, status.id, 'plan.page', page);
    const edited = await world.tom.click(lobby, status.id, 'publish.open', { requestId });
    const withdrawn = await world.tom.click(lobby, status.id, 'request.withdraw', { requestId });
    const shown = await world.tom.click(lobby, status.id, 'request.show', { requestId });

    assertReduced(refreshed.body.value, 'Publish secret');
    assertReduced(again.body.value, 'live-contoso');
    assert.match(String(changes.body.value), /plan of this request is not shown here/);
    assert.match(String(edited.body.value), /not shown here/);
    assert.match(String(withdrawn.body.value), /Only Rita Requester/);
    assert.match(String(shown.body.value), /below/);
    const cards = world.in(lobby).filter((one) => !readable(cardOf(one)).includes('connectors active'));
    for (const one of cards) assertReduced(cardOf(one), '');
  });

  it('shows no plan to an approver who cannot be checked now', async () => {
    const bringBack = await world.loseGraph();
    await world.adam.say(adams, 'status secret');
    const card = await world.see(adams, 'shown to Rita Requester and to approvers');
    await bringBack();

    assertReduced(cardOf(card), 'secret');
  });
});

describe('what is announced', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
    await world.adam.say(announcements, 'settings announcements');
  });
  after(() => world.close());

  it('has links and testers of what is published, and neither reason nor internal addresses', async () => {
    await ask(world, { name: 'live', reason });
    await decide(world, await seePlan(world, 'live'), 'request.approve');

    const card = readable(cardOf(await world.see(announcements, 'live is published')));

    assert.match(card, /live-contoso\.msappproxy\.net.*Nadia/s);
    assert.doesNotMatch(card, /merger|corp\.contoso/);
  });

  it('has neither people nor addresses of what is changed', async () => {
    await world.rita.say(chat, 'assign live');
    const form = await world.see(chat, 'Assign people to live');
    const data = { users: administrator.userPrincipalName, groups: '', reason };
    await world.rita.click(chat, form.id, 'request.submit', {
      ...buttonData(cardOf(form), 'request.submit'),
      ...data,
    });
    const card = await world.see(approvals, 'Approval to assign live: Waiting for approval');
    await decide(world, card, 'request.approve', { who: world.olga });

    const told = cardOf(await world.see(announcements, '1 user assigned to live'));

    assertReduced(told, 'it was done as it was approved');
    assert.doesNotMatch(readable(told), new RegExp(administrator.name));
    assert.match(
      readable(cardOf(await world.see(chat, '1 user assigned to live'))),
      new RegExp(administrator.name),
    );
  });
});
