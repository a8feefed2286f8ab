import assert from 'node:assert/strict';
import { administrator, colleagues, requester, type Person as Account } from '../../src/trial/people.ts';
import { cardsWith, decide, inputValues, publish } from '../harness/chat/ask.ts';
import { buttonData, cardOf, readable, textOf } from '../harness/chat/card.ts';
import type { ClickAnswer } from '../harness/chat/person.ts';
import type { TeamsMessage } from '../fakes/teams.ts';
import { sayUntilTaken } from '../harness/chat/say-until-taken.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';

const [olga, , tom, wei] = colleagues;

describe('a request that failed half-way', () => {
  let world: World;
  let failed: TeamsMessage;
  before(async () => {
    world = await startWorld();
    await publish(world, 'sales');
  });
  after(() => world.close());

  /** Asks to assign a person, which fails after the first of two applications. The cause is gone afterwards. */
  async function assign({ name, userPrincipalName }: Account): Promise<void> {
    const fault = { kind: 'status', status: 403, code: 'Authorization_RequestDenied' } as const;
    const refusing = { method: 'POST', path: '/appRoleAssignedTo$', skip: 1, fault } as const;
    const switchOff = world.sandbox.faults.add(refusing);
    await sayUntilTaken(world.rita, chat, `assign sales ${userPrincipalName}`);
    const form = await world.see(chat, userPrincipalName);
    const data = { ...inputValues(cardOf(form)), ...buttonData(cardOf(form), 'request.submit') };
    await world.rita.click(chat, form.id, 'request.submit', { ...data, reason: 'A new tester' });
    const approval = await world.see(approvals, 'Approval to assign sales: Waiting for approval');
    await decide(world, approval, 'request.approve');
    failed = await seeOn(world, chat, form.id, 'Request to assign sales: Failed');
    switchOff();
    assert.equal((await assignmentsOf(name)).length, 1);
  }

  const click = (who: 'rita' | 'adam' | 'olga' | 'tom', verb: string): Promise<ClickAnswer> =>
    world[who].click(chat, failed.id, verb, buttonData(cardOf(failed), verb));

  async function newest(): Promise<string> {
    const before = world.in(chat).filter((one) => textOf(one).includes('History of sales')).length;
    await sayUntilTaken(world.rita, chat, 'history sales');
    const card = await world.see(chat, 'History of sales', before + 1);
    return textOf(card).split('"separator":true')[1] ?? '';
  }

  async function assignmentsOf(name: string): Promise<string[]> {
    const filter = encodeURIComponent("startswith(displayName,'Qlik Sense sales')");
    const { value } = await world.graph(`/v1.0/servicePrincipals?$filter=${filter}&$select=id`);
    const lists = (value as { id: string }[]).map(async ({ id }) => {
      const list = await world.graph(`/v1.0/servicePrincipals/${id}/appRoleAssignedTo`);
      return (list['value'] as { principalDisplayName: string }[]).map((one) => one.principalDisplayName);
    });
    return (await Promise.all(lists)).flat().filter((one) => one === name);
  }

  /** Asserts that Tom is refused, who neither asked nor may approve. */
  async function tomIsRefused(verb: string, title: string, whose: Account): Promise<void> {
    const { body } = await click('tom', verb);

    assert.equal(body.type, 'application/vnd.microsoft.activity.message');
    assert.match(String(body.value), /You may not decide this/);
    const now = await world.rita.click(chat, failed.id, 'request.refresh', buttonData(cardOf(failed), verb));
    assert.match(readable(now.body.value), /Request to assign sales: Failed/);
    assert.equal((await assignmentsOf(whose.name)).length, 1);
    const told = await newest();
    assert.match(told, new RegExp(`Tom Becker pressed ${title} and was refused: You may not decide this`));
    assert.doesNotMatch(told, new RegExp(`pressed ${title} ·`));
  }

  it('is not tried again by a stranger, but by who asked for it, and the history has the names', async () => {
    await assign(wei);
    await tomIsRefused('request.retry', 'Retry', wei);

    await click('rita', 'request.retry');

    await world.see(chat, '1 user assigned to sales');
    assert.equal((await assignmentsOf(wei.name)).length, 2);
    assert.match(await newest(), /Rita Requester pressed Retry/);
  });

  it('is tried again by an approver', async () => {
    await assign(tom);
    const before = cardsWith(world, chat, '1 user assigned to sales').length;

    await click('adam', 'request.retry');

    await world.see(chat, '1 user assigned to sales', before + 1);
    assert.equal((await assignmentsOf(tom.name)).length, 2);
    assert.match(await newest(), /Adam Administrator pressed Retry/);
  });

  it('is not undone by a stranger, but by who asked for it; never told as approved by who approved it', async () => {
    await assign(administrator);
    await tomIsRefused('request.undo', 'Undo', administrator);

    await click('rita', 'request.undo');

    await world.see(chat, 'The request to assign sales is undone');
    assert.deepEqual(await assignmentsOf(administrator.name), []);
    const told = await newest();
    assert.match(told, /Rita Requester pressed Undo/);
    const [before = '', undo = ''] = told.split('Undo by Rita Requester: 1 change');
    assert.match(before, /Approved by Adam Administrator[^]*✓ Assign Adam/);
    assert.match(undo, /✓ Take Adam/);
    assert.doesNotMatch(undo, /pproved/);
  });

  it('is tried again and undone on the approvers’ own card, which stays theirs', async () => {
    await assign(olga);
    const card = await world.see(approvals, 'Approval to assign sales: Failed');
    const text = readable(cardOf(card));
    assert.match(
      text,
      /Open to the internet now:[^]*msappproxy\.net\/ – anyone who signs in and is assigned/,
    );
    assert.ok(text.indexOf('Open to the internet now') < text.indexOf('Microsoft Graph refused'));
    assert.match(text, /Rita Requester and every approver may press Retry or Undo/);
    const refused = await world.tom.click(
      approvals,
      card.id,
      'request.undo',
      buttonData(cardOf(card), 'request.undo'),
    );
    assert.match(String(refused.body.value), /You may not decide this/);

    const { body } = await world.adam.click(
      approvals,
      card.id,
      'request.undo',
      buttonData(cardOf(card), 'request.undo'),
    );

    assert.match(readable(body.value), /Approval to assign sales: Undoing/);
    await seeOn(world, approvals, card.id, 'Approval to assign sales: Undone');
    assert.deepEqual(await assignmentsOf(olga.name), []);
    const undone = readable(cardOf(world.in(approvals).find(({ id }) => id === card.id) ?? assert.fail()));
    assert.match(undone, /Undo by Adam Administrator/);
    assert.doesNotMatch(undone, /Approved by/);
  });

  it('is undone by an approver other than who approved it, under that name', async () => {
    await assign(requester);
    const before = cardsWith(world, chat, 'The request to assign sales is undone').length;

    await click('olga', 'request.undo');

    await world.see(chat, 'The request to assign sales is undone', before + 1);
    assert.deepEqual(await assignmentsOf(requester.name), []);
    assert.match(await newest(), new RegExp(`Undo by ${olga.name}: 1 change[^]*✓ Take Rita`));
  });
});
