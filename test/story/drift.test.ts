import assert from 'node:assert/strict';
import { administrator } from '../../src/trial/people.ts';
import { decide, inputValues, publish } from '../harness/chat/ask.ts';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import { analytics, approvals } from '../harness/chat/rooms.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { call } from '../harness/sandbox/sandbox-calls.ts';
import { eventually } from '../harness/eventually.ts';

describe('what differs from what was approved, in the chat', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
    await publish(world, 'sales', analytics);
  });
  after(() => world.close());

  /** Publishes the hub without sign-in, by hand. */
  async function open(): Promise<void> {
    const filter = encodeURIComponent("displayName eq 'Qlik Sense sales'");
    const { value } = await world.graph(`/v1.0/applications?$filter=${filter}&$select=id`);
    const [hub] = value as { id: string }[];
    await call(world.sandbox, 'PATCH', `/beta/applications/${hub?.id}`, {
      onPremisesPublishing: { externalAuthenticationType: 'passthru' },
    });
  }

  /** Waits until the message of a card shows a text. */
  async function shows(id: string, text: RegExp): Promise<string> {
    const now = () => {
      const message = world.in(analytics).find((one) => one.id === id);
      return message ? textOf(message) : '';
    };
    await eventually(async () => assert.match(now(), text), 20);
    return now();
  }

  async function send(kind: 'repair' | 'accept', statusId: string, title: string): Promise<void> {
    await world.rita.click(analytics, statusId, 'change.open', { kind, name: 'sales' });
    const form = await world.see(analytics, title);
    const data = { ...inputValues(cardOf(form)), ...buttonData(cardOf(form), 'request.submit') };
    await world.rita.click(analytics, form.id, 'request.submit', data);
  }

  it('is told by status, whose card is brought up to date in place, and is gone after a repair', async () => {
    await world.rita.say(analytics, 'status sales');
    const status = await world.see(analytics, 'publication.refresh');
    await shows(status.id, /As approved, compared just now/u);
    assert.doesNotMatch(textOf(status), /Accept/u);

    await open();
    await world.rita.click(analytics, status.id, 'publication.refresh', { name: 'sales' });
    const differing = await shows(status.id, /1 difference from what was approved, compared just now/u);
    assert.match(differing, /Opens it.*“Qlik Sense sales”: passthrough instead of Microsoft Entra ID/u);

    await send('repair', status.id, 'Repair sales: a form');
    await decide(world, await world.see(approvals, 'Approval to repair sales: Waiting'), 'request.approve');
    await world.see(analytics, 'sales is repaired');
    await shows(status.id, /As approved, compared just now/u);
    await world.rita.say(analytics, 'list');
    assert.match(textOf(await world.see(analytics, 'Publications')), /As approved, compared just now/u);
  });

  it('is wanted from now on once an administrator has accepted it, warned of what stays open', async () => {
    await open();
    await world.rita.say(analytics, 'status sales');
    const status = await world.see(analytics, 'publication.refresh', 2);
    await shows(status.id, /1 difference from what was approved/u);

    await send('accept', status.id, 'Accept sales as it is: a form');
    const approval = await world.see(approvals, 'Approval to accept sales');
    assert.match(textOf(approval), /Whoever approves this lets it stay open/u);
    await decide(world, approval, 'request.approve');

    await world.see(analytics, 'sales is accepted as it is');
    await shows(status.id, /As approved, compared just now/u);
    assert.match(await shows(status.id, /Passthrough/u), new RegExp(administrator.name, 'u'));
  });

  it('cannot be told while the tenant is away, which the card says', async () => {
    const back = await world.loseGraph();
    await world.rita.say(analytics, 'status sales');
    const status = await world.see(analytics, 'publication.refresh', 3);

    await shows(status.id, /Cannot be compared since .*: Microsoft Graph cannot be reached/u);
    await shows(status.id, /As approved, compared/u);
    await back();
  });
});
