import assert from 'node:assert/strict';
import { administrator, colleagues, requester } from '../../src/trial/people.ts';
import { decide, inputValues, publish } from '../harness/chat/ask.ts';
import { buttonData, cardOf, textOf } from '../harness/chat/card.ts';
import type { Room } from '../harness/chat/person.ts';
import { analytics, approvals } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { eventually } from '../harness/eventually.ts';
import { call } from '../harness/sandbox/sandbox-calls.ts';
import type { TeamsMessage } from '../fakes/teams.ts';

const stranger = colleagues[0];
const news: Room = { id: '19:news@thread.tacv2', kind: 'channel' };
const intervalSeconds = 3;
/** Machines that test are busy. */
const patienceSeconds = 6 * intervalSeconds;

describe('the watch, in the chat', function () {
  this.timeout(120_000);
  let world: World;
  before(async () => {
    world = await startWorld({ env: { WATCH_MINUTES: String(intervalSeconds / 60) } });
    await world.adam.say(news, 'settings announcements');
    await publish(world, 'sales', analytics);
    await world.see(news, 'sales is published');
  });
  after(() => world.close());

  const hub = async () => {
    const filter = encodeURIComponent("displayName eq 'Qlik Sense sales'");
    const [application] = await list(`/v1.0/applications?$filter=${filter}&$select=id,appId`);
    const { id = '', appId = '' } = application ?? {};
    const [principal] = await list(`/v1.0/servicePrincipals?$filter=appId eq '${appId}'&$select=id`);
    return { applicationId: id, servicePrincipalId: principal?.['id'] ?? '' };
  };
  const list = async (path: string) => (await world.graph(path))['value'] as Record<string, string>[];

  async function byHand(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await call(world.sandbox, method, path, body);
    assert.ok(answer.status < 300, `${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Record<string, unknown>;
  }

  async function setPassthrough(isOpen: boolean): Promise<void> {
    const { applicationId } = await hub();
    await byHand('PATCH', `/beta/applications/${applicationId}`, {
      onPremisesPublishing: { externalAuthenticationType: isOpen ? 'passthru' : 'aadPreAuthentication' },
    });
  }

  /** What was told in the channel since `count` messages, once `more` have arrived. */
  async function told(count: number, more: number): Promise<TeamsMessage[]> {
    const now = () => world.in(news).slice(count);
    await eventually(
      async () => assert.equal(now().length, more, now().map(textOf).join('\n')),
      patienceSeconds,
    );
    return now();
  }

  it('tells passthrough within an interval, once; Repair on the card ends it, and takes its buttons', async () => {
    const count = world.in(news).length;
    await setPassthrough(true);
    const [alarm] = await told(count, 1);
    assert.ok(alarm);
    assert.match(textOf(alarm), /Alarm: sales can be entered by others than approved/);
    await seeOn(world, news, alarm.id, 'From outside it opens without the approved sign-in');

    await world.rita.click(news, alarm.id, 'change.open', { kind: 'repair', name: 'sales' });
    const form = await world.see(news, 'Repair sales: a form');
    const data = { ...inputValues(cardOf(form)), ...buttonData(cardOf(form), 'request.submit') };
    await world.rita.click(news, form.id, 'request.submit', data);
    await decide(world, await world.see(approvals, 'Approval to repair sales: Waiting'), 'request.approve');

    const over = await world.see(news, 'sales is as approved again');
    assert.match(textOf(over), new RegExp(`The request of ${requester.name} was carried out`));
    await eventually(async () => {
      const now = world.in(news).find(({ id }) => id === alarm.id);
      assert.doesNotMatch(now ? textOf(now) : 'change.open', /change\.open/);
    }, patienceSeconds);
    const alarms = world.in(news).filter((one) => textOf(one).includes('Alarm'));
    assert.deepEqual(alarms.map(textOf).slice(1), []);
  });

  it('tells a stranger, and that they are gone again', async () => {
    const count = world.in(news).length;
    const { servicePrincipalId } = await hub();
    const principal = await world.graph(`/v1.0/servicePrincipals/${servicePrincipalId}?$select=appRoles`);
    const [role] = principal['appRoles'] as { id: string }[];
    const { id } = await byHand('POST', `/v1.0/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`, {
      principalId: stranger.id,
      resourceId: servicePrincipalId,
      appRoleId: role?.id,
    });
    const [alarm] = await told(count, 1);
    assert.match(alarm ? textOf(alarm) : '', /Alarm: sales can be entered by others than approved/);
    await byHand('DELETE', `/v1.0/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo/${String(id)}`);
    const [, over] = await told(count, 2);

    assert.match(over ? textOf(over) : '', /sales is as approved again.*changed back outside the bot/);
  });

  it('shows Status and Accept on its card, in German where the channel was bound in German', async () => {
    const count = world.in(news).length;
    const adam = world.as({ ...administrator, locale: 'de-DE' });
    await adam.say(news, 'settings announcements');
    await setPassthrough(true);
    const [, alarm] = await told(count, 2);
    assert.ok(alarm);
    assert.match(textOf(alarm), /Alarm: In sales können andere hinein/);

    const press = (kind: string) => world.rita.click(news, alarm.id, 'change.open', { kind, name: 'sales' });
    await press('status');
    await world.see(news, 'publication.refresh');
    await press('accept');
    await world.see(news, 'Accept sales as it is: a form');
  });
});
