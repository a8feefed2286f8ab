import assert from 'node:assert/strict';
import { UserError } from '../../src/errors.ts';
import { english } from '../../src/language/say.ts';
import { listAdoptable } from '../../src/service/views/adoptable.ts';
import { findPublicationByName } from '../../src/store/publications.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { there } from '../harness/engine/hand-changes.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';

describe('one application belongs to one publication', () => {
  let engine: Engine;
  let count = 0;
  before(async () => {
    engine = await startEngine();
    const done = await engine.run('publish', { name: 'ours', qlikUrl: 'https://ours.corp.contoso.com' });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  });
  after(() => engine.close());

  const byHand = async () => (await publishApplication(engine.sandbox, `owner-${++count}`)).applicationId;
  const adopt = (name: string, hubApplicationId: string, authApplicationId = '') =>
    engine.ask('adopt', { name, hubApplicationId, authApplicationId });

  async function refused(asked: Promise<unknown>, says: RegExp, field: string): Promise<void> {
    await assert.rejects(asked, (error) => {
      assert.ok(error instanceof UserError);
      assert.ok(
        error.fields.some((one) => one.field === field && says.test(english(one.message))),
        JSON.stringify(error.fields),
      );
      return true;
    });
  }

  it('refuses to adopt what the bot has made, as hub or as auth, in whatever letters, by name', async () => {
    const [hub, auth] = [await there(engine, 'ours', 'hub'), await there(engine, 'ours', 'auth')];
    const free = await byHand();
    const says = /belongs to the publication “ours” already/;

    await refused(adopt('thief-1', hub.applicationId), says, 'hubApplicationId');
    await refused(adopt('thief-2', auth.applicationId.toUpperCase()), says, 'hubApplicationId');
    await refused(adopt('thief-3', free, hub.applicationId.toUpperCase()), says, 'authApplicationId');
    await refused(adopt('thief-4', free, auth.applicationId), says, 'authApplicationId');
  });

  it('refuses one application as both', async () => {
    const id = await byHand();

    await refused(adopt('both', id, id.toUpperCase()), /cannot be both/, 'authApplicationId');
  });

  for (const id of ['', 'hub', "x' or 1=1", '../users'])
    it(`refuses “${id}” as an application`, async () => {
      await refused(adopt('nothing', id), /Type adopt to see/, 'hubApplicationId');
    });

  it('refuses what another open request has picked, until that has ended', async () => {
    const [first, second] = [await byHand(), await byHand()];
    const open = await adopt('first', first, second);

    await refused(
      adopt('second', second.toUpperCase()),
      /already asked for as “first”, by Rita Requester/,
      'hubApplicationId',
    );

    await engine.reject(open);
    const asked = await adopt('second', second);
    assert.equal(asked.state, 'planned', JSON.stringify(asked.problem));
    assert.equal((await engine.approve(asked)).state, 'done');
    await refused(adopt('third', second), /belongs to the publication “second” already/, 'hubApplicationId');
  });

  it('lets only one of two that ask at the same time have it', async () => {
    const id = await byHand();

    const ends = await Promise.allSettled([adopt('race-a', id), adopt('race-b', id)]);

    assert.deepEqual(ends.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  });

  it('looks again at the approval, and sends back what has become another publication’s', async () => {
    const id = await byHand();
    const asked = await adopt('late', id);
    const ours = await findPublicationByName(engine.deps.db, 'ours');
    assert.ok(ours);
    // As an older version running beside, which reserves nothing, would record it.
    await engine.deps.db
      .updateTable('application')
      .set({ application_id: id.toUpperCase() })
      .where('publication_id', '=', ours.id)
      .where('role', '=', 'auth')
      .execute();

    const back = await engine.approve(asked);

    assert.equal(back.state, 'failed');
    assert.match(
      (back.problem?.fields ?? []).map(({ message }) => english(message)).join(),
      /belongs to .* “ours”/,
    );
    assert.equal(await findPublicationByName(engine.deps.db, 'late'), undefined);
    const { items } = await listAdoptable(engine.deps, 1);
    assert.ok(!items.some(({ hub, auth }) => hub.applicationId === id || auth?.applicationId === id));
  });

  it('does not list what was unpublished', async () => {
    await engine.run('publish', { name: 'gone', qlikUrl: 'https://gone.corp.contoso.com' });
    const { applicationId } = await there(engine, 'gone');
    const down = await engine.run('unpublish', { name: 'gone' });
    assert.equal(down.state, 'done', JSON.stringify(down.problem));

    await refused(
      adopt('grave', applicationId),
      /belongs to the publication “gone” already/,
      'hubApplicationId',
    );
  });

  it('can be adopted again once the bot has let go of it', async () => {
    const id = await byHand();
    assert.equal((await engine.approve(await adopt('once', id))).state, 'done');
    const free = await engine.run('unpublish', { name: 'once' });
    assert.equal(free.state, 'done', JSON.stringify(free.problem));

    const again = await adopt('twice', id);

    assert.equal(again.state, 'planned', JSON.stringify(again.problem));
  });
});
