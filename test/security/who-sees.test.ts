import assert from 'node:assert/strict';
import { colleagues } from '../../src/trial/people.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';
import { ask, decide, seePlan } from '../harness/chat/ask.ts';
import { verbsOf } from '../harness/chat/read-card.ts';
import { buttonData, cardOf, readable } from '../harness/chat/card.ts';
import type { Person, Room } from '../harness/chat/person.ts';
import type { TeamsMessage } from '../fakes/teams.ts';
import { assertFull, assertReduced, groups, reason, told } from '../harness/chat/reduced.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';

const [, nadia] = colleagues;
const lobby: Room = { id: '19:lobby@thread.tacv2', kind: 'channel' };
const announcements: Room = { id: '19:news@thread.tacv2', kind: 'channel' };
const toms: Room = { id: 'a:tom', kind: 'personal' };
const adams: Room = { id: 'a:adam', kind: 'personal' };

describe('who sees what', () => {
  let world: World;
  let plan: TeamsMessage;
  let home: string;
  before(async () => {
    world = await startWorld();
    await world.adam.say(announcements, 'settings announcements');
    await ask(world, { name: 'live', reason, groups });
    await decide(world, await seePlan(world, 'live'), 'request.approve', { comment: 'Fine with me' });
    await world.see(chat, 'live is published');
    await publishApplication(world.sandbox, 'by-hand');
    home = (await ask(world, { name: 'secret', reason, groups }, { room: analytics })).messageId;
    plan = await seePlan(world, 'secret');
  });
  after(() => world.close());

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
      const card = cardOf(await told(world, who(world), room, 'status secret'));

      assertReduced(card, 'Publish secret.*Waiting for approval.*Rita Requester');
      assert.match(readable(card), /shown to Rita Requester and to approvers/);
      assert.ok(!verbsOf(card).includes('request.approve'));
    });

    it(`shows little of a publication in ${where}`, async () => {
      const card = cardOf(await told(world, who(world), room, 'status live'));

      assertReduced(card, 'live-contoso.msappproxy.net');
    });

    it(`tells in ${where} who did what and when, not why, nor what was written`, async () => {
      const card = cardOf(await told(world, who(world), room, 'history live'));

      assertReduced(card, 'Asked by Rita Requester.*Approved by Adam');
      assert.doesNotMatch(readable(card), /Written to Microsoft Entra|Fine with me/);
    });

    it(`gives no form with internal addresses or people in ${where}`, async () => {
      assertReduced(cardOf(await told(world, who(world), room, 'update live')), 'not shown here');
      assertReduced(cardOf(await told(world, who(world), room, 'assign live')), 'Assign people to live');
      assertReduced(cardOf(await told(world, who(world), room, 'unpublish live')), 'Unpublish live');
    });

    it(`names no connector in ${where}`, async () => {
      const card = readable(cardOf(await told(world, who(world), room, 'connectors')));

      assert.match(card, /Data centre.*2 of 2 connectors active/);
      assert.doesNotMatch(card, /prx-|203\.0\.113|198\.51\.100|1\.5\.4522/);
    });

    it(`names no internal address of what could be adopted in ${where}`, async () => {
      const card = readable(cardOf(await told(world, who(world), room, 'adopt')));

      assert.match(card, /msappproxy\.net/);
      assert.doesNotMatch(card, /\.local|corp\.contoso|intranet/);
    });
  }

  for (const [where, who, room] of insiders) {
    it(`shows all of an open request in ${where}`, async () => {
      const card = cardOf(await told(world, who(world), room, 'status secret'));

      assertFull(card);
    });

    it(`shows all of a publication in ${where}`, async () => {
      const card = cardOf(await told(world, who(world), room, 'status live'));

      assertFull(card);
      assert.match(readable(card), new RegExp(nadia.name));
    });

    it(`tells the whole history in ${where}`, async () => {
      const card = readable(cardOf(await told(world, who(world), room, 'history live')));

      assert.match(card, /Written to Microsoft Entra/);
      assert.match(card, /Fine with me/);
    });

    it(`gives the form with what is so now in ${where}`, async () => {
      assertFull(cardOf(await told(world, who(world), room, 'update live')));
    });
  }

  for (const [where, who, room] of insiders.slice(0, 2))
    it(`names connectors in ${where}`, async () => {
      assert.match(
        readable(cardOf(await told(world, who(world), room, 'connectors'))),
        /prx-dc-01.*203\.0\.113\.21/,
      );
    });

  it('names no connector to a requester', async () => {
    assert.doesNotMatch(
      readable(cardOf(await told(world, world.rita, chat, 'connectors'))),
      /prx-|203\.0\.113/,
    );
  });

  it('shows all where the request was made', async () => {
    assertFull(cardOf(await seeOn(world, analytics, home, 'Waiting for approval')));
    assertFull(cardOf(await told(world, world.tom, analytics, 'status secret')));
  });

  it('gives approvers the plan with its buttons in their own chat, and a card without in a channel', async () => {
    const own = await told(world, world.adam, adams, 'requests');
    const elsewhere = await told(world, world.adam, lobby, 'requests');

    assert.ok(verbsOf(cardOf(own)).includes('request.approve'));
    assertReduced(cardOf(elsewhere), 'secret');
    assert.ok(!verbsOf(cardOf(elsewhere)).includes('request.approve'));
  });

  it('shows no more by a button than by the command', async () => {
    const { requestId = '' } = buttonData(cardOf(plan), 'request.approve');
    const status = await told(world, world.adam, lobby, 'status secret');
    const publication = await told(world, world.tom, lobby, 'status live');
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
