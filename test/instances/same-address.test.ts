import assert from 'node:assert/strict';
import { administrator, requester } from '../../src/trial/people.ts';
import { ask, decide, seePlan } from '../harness/chat/ask.ts';
import { textOf } from '../harness/chat/card.ts';
import { person } from '../harness/chat/person.ts';
import { analytics, approvals, chat } from '../harness/chat/rooms.ts';
import { inRoom, openForm, see } from '../harness/chat/see.ts';
import { call } from '../harness/sandbox/sandbox-calls.ts';

const address = 'https://sales.corp.contoso.com';
import { startTwoBots, type TwoBots } from '../harness/process/two-bots.ts';

describe('two bots that are asked for the same address in the same second', function () {
  this.timeout(120_000);
  let two: TwoBots;
  before(async function () {
    if (!process.env['DATABASE_URL']) return this.skip();
    two = await startTwoBots({ WATCH_MINUTES: '0' });
  });
  after(async () => {
    if (!process.env['DATABASE_URL']) return;
    await two.close();
  });

  it('give it to one, tell the other who has it, and publish it once', async () => {
    const { bots, sandbox, teams } = two;
    const [first, second] = bots;
    const rooms = { in: (room: typeof chat) => inRoom(teams, room) };
    const look = { ...rooms, see: (room: typeof chat, text: string) => see(teams, room, text, 1, 30) };
    const adam = person(first.url, teams, sandbox.tenantId, administrator);
    await adam.say(approvals, 'settings approvals');
    const askers = [
      { name: 'sales', room: chat, who: person(first.url, teams, sandbox.tenantId, requester) },
      { name: 'money', room: analytics, who: person(second.url, teams, sandbox.tenantId, requester) },
    ];
    const forms = await Promise.all(askers.map(({ who, room }) => openForm(rooms, who, room)));

    const answers = await Promise.all(
      askers.map(({ name, room, who }, i) =>
        ask({ ...look, rita: who }, { name, qlikUrl: address }, { room, who, formId: forms[i]?.id ?? '' }),
      ),
    );

    const said = answers.map(({ answer }) => JSON.stringify(answer.body));
    const refused = said.filter((one) => one.includes('is already asked for'));
    assert.equal(refused.length, 1, said.join('\n'));
    const winner = said[0] === refused[0] ? askers[1] : askers[0];
    assert.ok(winner);
    await decide({ adam }, await seePlan(look, winner.name), 'request.approve');
    await look.see(winner.room, `${winner.name} is published`);
    const plans = inRoom(teams, approvals).filter((one) => textOf(one).includes('Approval to publish'));
    assert.equal(plans.length, 1);
    const { body } = await call(sandbox, 'GET', '/v1.0/applications?$select=displayName&$top=999');
    const hubs = askers.map(({ name }) => `Qlik Sense ${name}`);
    const there = (body.value ?? []).filter(({ displayName }) => hubs.includes(String(displayName)));
    assert.equal(there.length, 1);
  });
});
