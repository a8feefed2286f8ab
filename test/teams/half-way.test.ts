import assert from 'node:assert/strict';
import { colleagues } from '../../src/trial/people.ts';
import { decide, inputValues, publish } from '../harness/chat/ask.ts';
import { change } from '../harness/chat/change.ts';
import { buttonData, cardOf, readable, textOf } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';

const [, , , wei] = colleagues;

describe('a publication that is not as it should be', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
    await publish(world, 'sales');
  });
  after(() => world.close());

  async function hub(): Promise<{ path: string; publishing: Record<string, unknown> }> {
    const filter = encodeURIComponent("displayName eq 'Qlik Sense sales'");
    const { value } = await world.graph(`/v1.0/applications?$filter=${filter}&$select=id`);
    const [found] = value as { id: string }[];
    assert.ok(found);
    const path = `/beta/applications/${found.id}`;
    const { onPremisesPublishing } = await world.graph(`${path}?$select=onPremisesPublishing`);
    return { path, publishing: onPremisesPublishing as Record<string, unknown> };
  }
  const timeoutOf = async () => (await hub()).publishing['applicationServerTimeout'];
  async function setTimeoutOutside(applicationServerTimeout: string): Promise<void> {
    const { path, publishing } = await hub();
    const { externalUrl, internalUrl, externalAuthenticationType } = publishing;
    const same = { externalUrl, internalUrl, externalAuthenticationType };
    const answer = await fetch(`${world.sandbox.url}${path}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ onPremisesPublishing: { ...same, applicationServerTimeout } }),
    });
    assert.equal(answer.status, 204, await answer.text());
  }

  it('repairs what was changed outside the bot', async () => {
    await setTimeoutOutside('long');

    await change(world, 'repair sales', 'Repair sales: a form');

    await world.see(chat, 'sales is repaired');
    assert.equal(await timeoutOf(), 'default');
  });

  it('undoes what a request did before it failed, by the button on its card', async () => {
    const allowOne = { method: 'POST', path: '/appRoleAssignedTo$', skip: 1 } as const;
    const fault = { kind: 'status', status: 403, code: 'Authorization_RequestDenied' } as const;
    const switchOff = world.sandbox.faults.add({ ...allowOne, fault });
    await change(world, `assign sales ${wei.userPrincipalName}`, 'Assign people to sales');
    const failed = await world.see(chat, 'Request to assign sales: Failed', 2);
    assert.match(textOf(failed), /Done so far/);
    switchOff();

    const data = buttonData(cardOf(failed), 'request.undo');
    const answer = await world.rita.click(chat, failed.id, 'request.undo', data);

    assert.match(readable(answer.body.value), /Request to assign sales: Undoing/);
    await world.see(chat, 'The request to assign sales is undone');
    await world.rita.say(chat, 'status sales');
    assert.doesNotMatch(textOf(await world.see(chat, 'publication.refresh')), new RegExp(wei.name));
  });

  it('shows all people of a plan page by page, and the card again', async () => {
    const everybody = await world.graph('/v1.0/users?$select=userPrincipalName,accountEnabled,userType');
    const users = (
      everybody['value'] as { userPrincipalName: string; accountEnabled: boolean; userType: string }[]
    )
      .filter(({ accountEnabled, userType }) => accountEnabled && userType === 'Member')
      .map(({ userPrincipalName }) => userPrincipalName);
    await world.rita.say(chat, `assign sales ${users.join(', ')}`);
    const form = await world.see(chat, users.at(-1) ?? '');
    const data = { ...inputValues(cardOf(form)), ...buttonData(cardOf(form), 'request.submit') };
    await world.rita.click(chat, form.id, 'request.submit', { ...data, reason: 'All hands' });
    const card = await world.see(approvals, 'Everybody with access');

    const page = buttonData(cardOf(card), 'plan.page');
    const shown = (await world.adam.click(approvals, card.id, 'plan.page', { ...page, list: 'people' })).body;

    for (const user of users) assert.ok(readable(shown.value).includes(user), user);
    const back = buttonData(shown.value, 'request.refresh');
    const again = (await world.adam.click(approvals, card.id, 'request.refresh', back)).body;
    assert.ok(buttonData(again.value, 'request.approve'));
    await decide(world, card, 'request.reject', { comment: 'Too many' });
  });
});
