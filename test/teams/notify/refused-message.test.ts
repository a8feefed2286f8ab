import assert from 'node:assert/strict';
import type { Fault } from '../../fakes/teams/fault.ts';
import { startRefusingTeams, type RefusingTeams } from '../../harness/engine/refusing-teams.ts';
import { letMinutesPass } from '../../harness/engine/minutes.ts';
import { askedFor } from '../../harness/engine/waiting.ts';

describe('a message that Teams refuses', () => {
  let at: RefusingTeams;
  before(async () => (at = await startRefusingTeams()));
  beforeEach(() => at.reset());
  after(() => at.close());

  const unnamed: Record<string, Partial<Fault>> = {
    'a bare 404': { status: 404, text: '' },
    'a page of a gateway': { status: 404, text: '<html>Not Found</html>' },
    'a bare 403': { status: 403, text: '' },
    'an unknown name': { status: 403, code: 'SomethingNew' },
    'a right that is missing': { status: 403, code: 'NotEnoughPermissions' },
    'a bare 410': { status: 410, text: '' },
  };
  for (const [what, fault] of Object.entries(unnamed).slice(0, 4))
    it(`with ${what}, however long, is about its message: it waits, others go on`, async () => {
      await askedFor(at.engine);
      await at.refuseFor(8, fault);

      await askedFor(at.engine);
      await at.deliver();

      assert.deepEqual([await at.whyGone(), at.shown()], ['', 1]);
      await letMinutesPass(at.engine, 60);
      await at.deliver();
      assert.equal(at.shown(), 2);
    });

  for (const [what, fault] of Object.entries(unnamed))
    it(`of an update with ${what} has the card, on which somebody must act, posted anew`, async () => {
      await askedFor(at.engine);
      await at.deliver();
      await letMinutesPass(at.engine, 1);
      const outdated = { sent_revision: 0, sent_digest: '' };
      await at.engine.deps.db.updateTable('notice').set(outdated).execute();
      await at.refuse({ method: 'PUT', code: '', ...fault });

      await at.deliver();

      assert.deepEqual([await at.whyGone(), at.shown()], ['', 2]);
    });

  const tooMuch: Record<string, Partial<Fault>> = {
    'too big': { status: 413, code: 'MessageSizeTooBig' },
    wrong: { status: 400, code: 'BadSyntax' },
    'not to be read': { status: 422, text: '' },
  };
  for (const [what, fault] of Object.entries(tooMuch)) {
    it(`because its card is ${what} has a shorter one, with the plan behind a button`, async () => {
      await askedFor(at.engine);
      await at.refuse({ ...fault, about: '"targetElements":["changes"]', times: 2 });

      assert.equal(at.shown(), 1);
      assert.match(at.texts(), /"verb":"plan\.page"/);
      assert.match(at.texts(), /"verb":"request\.approve"/);
    });

    it(`because its card is ${what}, also when shorter, has one that says where to look`, async () => {
      const { id, name } = await askedFor(at.engine);
      await at.refuse({ ...fault, about: '"fallbackText":"Approval', times: 9 });

      assert.match(
        at.texts(),
        new RegExp(`Publish ${name}.*Waiting for approval.*Press Show, or type requests`),
      );
      assert.match(at.texts(), /"verb":"request\.refresh"/);
      assert.doesNotMatch(at.texts(), /"verb":"request\.approve"/);
      assert.equal(await at.asking(id), 'shown');
    });

    it(`because its card is ${what}, however short, is not said to be with an administrator`, async () => {
      const { id } = await askedFor(at.engine);
      await at.refuse({ ...fault, times: 9 });

      assert.deepEqual([at.shown(), await at.asking(id), await at.whyGone()], [0, 'refused', '']);
    });
  }

  it('of the bot’s own credentials ends nothing', async () => {
    await askedFor(at.engine);
    for (let tries = 0; tries < 5; tries++) {
      await assert.rejects(at.refuse({ status: 401, code: 'BotNotRegistered' }));
      await letMinutesPass(at.engine, 2);
    }

    await at.deliver();

    assert.deepEqual([await at.whyGone(), at.shown()], ['', 1]);
  });
});
