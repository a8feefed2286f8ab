import assert from 'node:assert/strict';
import { ask, decide, inputValues, publish, seePlan } from '../harness/chat/ask.ts';
import { buttonData, cardOf, readable } from '../harness/chat/card.ts';
import { textOf } from '../harness/chat/read-card.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { crowdedTenant } from '../bench/crowded-tenant.ts';

/** The size at which Teams refuses a message, and the least that any of its documents names, in bytes of UTF-16. */
const [mostOfMessage, mostOfCard] = [100 * 1024, 28 * 1024];
const bytesOf = (card: unknown) => Buffer.byteLength(JSON.stringify(card), 'utf16le');

/** People as they are pasted: from a spreadsheet, from Outlook, one beside the other. */
const pasted: Record<string, (upns: readonly string[]) => string> = {
  lines: (upns) => upns.join('\r\n'),
  outlook: (upns) => upns.map((upn, i) => `Person, ${i} <${upn}>`).join('; '),
};

describe('long entries', function () {
  this.timeout(120_000);
  let world: World;
  const upns = (count: number) => Array.from({ length: count }, (_, i) => `person${i}@contoso.com`);
  before(async () => {
    world = await startWorld({ seed: crowdedTenant(1000).seed });
  });
  after(() => world.close());

  it('of 1,000 pasted people are published, with cards that fit into a message', async () => {
    await ask(world, { name: 'crowd', users: pasted['lines']?.(upns(1000)) ?? '', groups: '' });
    const plan = await seePlan(world, 'crowd');

    await decide(world, plan, 'request.approve');
    const published = await world.see(chat, 'crowd is published');

    for (const card of [plan, published].map(cardOf)) assert.ok(bytesOf(card) <= mostOfCard);
    const { value: principals } = await world.graph(
      `/v1.0/servicePrincipals?$filter=${encodeURIComponent("startswith(displayName,'Qlik Sense crowd')")}`,
    );
    assert.equal((principals as unknown[]).length, 2);
    for (const { id } of principals as { id: string }[]) {
      const { value } = await world.graph(`/v1.0/servicePrincipals/${id}/appRoleAssignedTo?$top=999`);
      assert.ok((value as unknown[]).length >= 999);
    }
  });

  const tooMany: [what: string, form: Record<string, string>, says: RegExp][] = [
    [
      '1,001 people',
      { users: pasted['lines']?.(upns(1001)) ?? '' },
      /at most 1000 users and groups: these are/,
    ],
    ['a reason of 2,500 characters', { reason: 'x'.repeat(2500) }, /at most 1000 characters: these are 2500/],
    [
      'a URL of 5,000',
      { qlikUrl: `https://${'q'.repeat(5000)}.com` },
      /at most 2000 characters: these are 5012/,
    ],
    ['a name of 300', { name: 'q'.repeat(300) }, /at most 50 characters/],
    ['a port of 3,000 digits', { authPort: '4'.repeat(3000) }, /at most 2000 characters: these are 3000/],
    ['several of them', { reason: 'x'.repeat(1001), name: 'two words' }, /1001.*no spaces|no spaces.*1001/s],
  ];
  for (const [what, changes, says] of tooMany)
    it(`named at their field: ${what}, with all that was typed`, async () => {
      const { form, answer } = await ask(world, { name: 'long', ...changes });

      const values = inputValues(answer.body.value);
      assert.match(textOf(answer.body.value).replaceAll('\\', ''), says);
      for (const [id, value] of Object.entries(form)) assert.equal(values[id], value, id);
    });

  const beyond: [what: string, form: Record<string, string>, says: RegExp][] = [
    [
      '5,000 people of Outlook',
      { users: pasted['outlook']?.(upns(5000)) ?? '' },
      /Users: .*at most 1000 .*5001/,
    ],
    ['a reason of 100,000 characters', { reason: 'y'.repeat(100_000) }, /Reason: .*at most 1000 .*100000/],
    ['groups of 250,000 characters', { groups: 'Sales, '.repeat(36_000) }, /Groups: .*at most 200000/],
  ];
  for (const [what, changes, says] of beyond)
    it(`said in a message when no card can hold them, so that the form stays: ${what}`, async () => {
      const { answer } = await ask(world, { name: 'beyond', ...changes });

      assert.equal(answer.body.type, 'application/vnd.microsoft.activity.message');
      assert.match(String(answer.body.value), says);
    });

  it('come back on a form that fits when the tenant finds mistakes in them', async () => {
    const users = [...upns(999), 'nobody@contoso.com'].map(
      (upn, i) => `"${'Person '.repeat(8)}${i}" <${upn}>`,
    );
    const { messageId, form } = await ask(world, { name: 'sent-back', users: users.join('\n'), groups: '' });
    assert.ok(form.users.length > 60_000);

    const back = await seeOn(world, chat, messageId, 'nobody@contoso.com');

    assert.ok(bytesOf(cardOf(back)) < mostOfMessage);
    assert.match(readable(cardOf(back)), /too long to be shown again/);
    assert.equal(inputValues(cardOf(back))['reason'], form.reason);
  });

  describe('in a comment', () => {
    const click = async (name: string, verb: 'request.approve' | 'request.reject', comment: string) => {
      const plan = await seePlan(world, name);
      return decide(world, plan, verb, { comment });
    };
    before(async () => {
      await ask(world, { name: 'comments' });
    });

    for (const [verb, comment, says] of [
      ['request.reject', 'z'.repeat(2500), /at most 1000 characters: these are 2500/],
      ['request.approve', 'z'.repeat(1001), /at most 1000 characters: these are 1001/],
      ['request.reject', ' ', /Say why, so that/],
      ['request.approve', 'fine\u202e', /They are taken out/],
    ] as const)
      it(`are said on the card, with the comment still there: ${comment.length} to ${verb}`, async () => {
        const { body } = await click('comments', verb, comment);

        assert.match(textOf(body.value), says);
        assert.equal(inputValues(body.value)['comment'], comment.replace('\u202e', ''));
        assert.ok(buttonData(body.value, verb)['digest']);
      });

    it('of 100,000 characters are said in a message, so that the card stays', async () => {
      const { body } = await click('comments', 'request.reject', 'z'.repeat(100_000));

      assert.equal(body.type, 'application/vnd.microsoft.activity.message');
      assert.match(String(body.value), /at most 1000 characters: these are 100000/);
    });

    it('do not show a plan to somebody who may not decide', async () => {
      const plan = await seePlan(world, 'comments');

      const { body } = await decide(world, plan, 'request.reject', {
        who: world.tom,
        comment: 'z'.repeat(2500),
      });

      assert.equal(body.type, 'application/vnd.microsoft.activity.message');
      assert.doesNotMatch(String(body.value), /1000 characters/);
    });

    it('are shortened, and then decided', async () => {
      await click('comments', 'request.reject', 'No longer needed');

      await world.see(approvals, 'No longer needed');
    });
  });

  it('of an assignment keep what was typed, too', async () => {
    await publish(world, 'assigned');
    await world.rita.say(chat, 'assign assigned');
    const form = await world.see(chat, 'Assign people to assigned');
    const typed = { users: upns(1001).join(' '), groups: '', reason: 'x'.repeat(1500) };

    const data = { ...buttonData(cardOf(form), 'request.submit'), ...typed };
    const { body } = await world.rita.click(chat, form.id, 'request.submit', data);

    const values = inputValues(body.value);
    assert.match(textOf(body.value), /these are 1001\..*these are 1500/s);
    for (const [id, value] of Object.entries(typed)) assert.equal(values[id], value, id);
  });
});
