import assert from 'node:assert/strict';
import { administrator, requester } from '../../src/trial/people.ts';
import { publish } from '../harness/chat/ask.ts';
import { textOf } from '../harness/chat/card.ts';
import { person } from '../harness/chat/person.ts';
import { analytics, approvals } from '../harness/chat/rooms.ts';
import { inRoom, see } from '../harness/chat/see.ts';
import { eventually } from '../harness/eventually.ts';
import { call } from '../harness/sandbox/sandbox-calls.ts';
import { startTwoBots, type TwoBots } from '../harness/process/two-bots.ts';

describe('two bots that share the watch', function () {
  this.timeout(180_000);
  let two: TwoBots;
  before(async function () {
    if (!process.env['DATABASE_URL']) return this.skip();
    two = await startTwoBots({ WATCH_MINUTES: '0.05' });
  });
  after(async () => {
    if (!process.env['DATABASE_URL']) return;
    await two.close();
  });

  it('tell each change once, also when one of them is killed as it is made', async () => {
    const { bots, sandbox, teams } = two;
    const [first, second] = bots;
    const as = (who: { id: string; name: string }) => person(first.url, teams, sandbox.tenantId, who);
    const [rita, adam] = [as(requester), as(administrator)];
    const world = {
      rita,
      adam,
      see: (room: typeof approvals, text: string, count = 1) => see(teams, room, text, count, 30),
      in: (room: typeof approvals) => inRoom(teams, room),
    };
    await adam.say(approvals, 'settings approvals');
    await publish(world, 'sales', analytics);
    const told = (text: string) =>
      inRoom(teams, approvals).filter((one) => textOf(one).includes(text)).length;

    for (const round of [1, 2, 3]) {
      await setPassthrough(true);
      await second.kill();
      await eventually(async () => assert.equal(told('Alarm'), round), 40);
      await second.start();
      await setPassthrough(false);
      await first.kill();
      await eventually(async () => assert.equal(told('sales is as approved again'), round), 40);
      await first.start();
    }

    assert.equal(told('Alarm'), 3);
  });

  async function setPassthrough(isOpen: boolean): Promise<void> {
    const filter = encodeURIComponent("displayName eq 'Qlik Sense sales'");
    const found = await call(two.sandbox, 'GET', `/v1.0/applications?$filter=${filter}&$select=id`);
    const [hub] = found.body['value'] as { id: string }[];
    await call(two.sandbox, 'PATCH', `/beta/applications/${hub?.id}`, {
      onPremisesPublishing: { externalAuthenticationType: isOpen ? 'passthru' : 'aadPreAuthentication' },
    });
  }
});
