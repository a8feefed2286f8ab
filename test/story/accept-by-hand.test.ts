import assert from 'node:assert/strict';
import { colleagues } from '../../src/trial/people.ts';
import { decide, inputValues, publish } from '../harness/chat/ask.ts';
import { buttonData, cardOf, readable, textOf } from '../harness/chat/card.ts';
import type { Person } from '../harness/chat/person.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { assignUser, call } from '../harness/sandbox/sandbox-calls.ts';
import { analytics, approvals } from '../harness/chat/rooms.ts';

const [olga] = colleagues;

describe('what was changed by hand, in the chat', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
    await publish(world, 'sales', analytics);
  });
  after(() => world.close());

  async function send(who: Person, command: string, title: string, entries: Record<string, string> = {}) {
    await who.say(analytics, command);
    const form = await world.see(analytics, title);
    const data = { ...inputValues(cardOf(form)), ...buttonData(cardOf(form), 'request.submit'), ...entries };
    await who.click(analytics, form.id, 'request.submit', data);
  }

  it('is read by an approver before a bystander’s update makes it what is wanted', async () => {
    const filter = encodeURIComponent("startswith(displayName,'Qlik Sense sales')");
    const { value } = await world.graph(`/v1.0/applications?$filter=${filter}&$select=id`);
    for (const { id } of value as { id: string }[])
      await call(world.sandbox, 'PATCH', `/beta/applications/${id}`, {
        onPremisesPublishing: { externalAuthenticationType: 'passthru' },
      });

    await send(world.tom, 'update sales', 'Update sales', { preAuthentication: 'passthru' });

    const card = await world.see(approvals, 'Approval to update sales: Waiting for approval');
    const shown = textOf(card);
    assert.match(
      shown,
      /1\. Accept what was changed by hand: Change “Qlik Sense sales”: pre-authentication Microsoft Entra ID → passthrough/,
    );
    assert.match(
      shown,
      /Nothing in the tenant has to change: what was changed by hand is wanted from now on\./,
    );
    assert.match(shown, /2 changes made by hand/);
    assert.match(shown, /Passthrough: anyone on the internet/);
    const status = await world.see(analytics, 'Request to update sales: Waiting for approval');
    assert.match(textOf(status), /Accept what was changed by hand: Change “Qlik Sense sales”/);
    await world.tom.say(analytics, 'status sales');
    assert.match(textOf(await world.see(analytics, 'publication.refresh')), /Microsoft Entra ID/);

    const answer = await decide(world, card, 'request.approve');

    assert.match(readable(answer.body.value), /Approved by Adam/);
    const changed = textOf(await world.see(analytics, 'sales is updated'));
    assert.match(changed, /What was changed by hand is wanted from now on:/);
    assert.match(changed, /Accept what was changed by hand: Change/);
  });

  it('stays unwanted when it is rejected', async () => {
    const filter = encodeURIComponent("startswith(displayName,'Qlik Sense sales')");
    const { value } = await world.graph(`/v1.0/servicePrincipals?$filter=${filter}&$select=id`);
    for (const { id } of value as { id: string }[])
      await assignUser(world.sandbox, { applicationId: '', appId: '', servicePrincipalId: id }, olga.id);

    await send(world.tom, `assign sales ${olga.userPrincipalName}`, 'Assign people to sales');
    const card = await world.see(approvals, 'Approval to assign sales: Waiting for approval');
    assert.match(textOf(card), /Accept what was changed by hand: Assign Olga Novak to “Qlik Sense sales”/);
    await decide(world, card, 'request.reject', { comment: 'Not her' });

    await world.see(analytics, 'Request to assign sales: Rejected');
    await world.tom.say(analytics, 'repair sales');
    await world.see(analytics, 'Repair sales: a form');
    await send(world.tom, 'repair sales', 'Repair sales: a form');
    const repair = await world.see(approvals, 'Approval to repair sales: Waiting for approval');
    assert.match(textOf(repair), /Take Olga Novak off “Qlik Sense sales”/);
  });
});
