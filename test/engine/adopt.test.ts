import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { lastComparison } from '../../src/service/compare/last-comparison.ts';
import { listAdoptable } from '../../src/service/views/adoptable.ts';
import { findPublication } from '../../src/service/views/lists.ts';
import { findPublicationByName } from '../../src/store/publications.ts';
import { colleagues } from '../../src/trial/people.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { assignUser, publishApplication } from '../harness/sandbox/sandbox-calls.ts';

describe('adopting applications that were published by hand', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
  });
  after(() => engine.close());

  async function everything(): Promise<unknown> {
    const { value } = await engine.graph<{ value: object[] }>('/v1.0/applications');
    return value;
  }

  /** Publishes an application by hand, and returns the object ids that the list of adoptable ones shows for it. */
  async function publishByHand(name: string): Promise<{ hub: string; auth: string }> {
    await publishApplication(engine.sandbox, name);
    const { items } = await listAdoptable(engine.deps, 1);
    const found = items.find(({ hub }) => hub.externalUrl.includes(name));
    assert.ok(found);
    return { hub: found.hub.applicationId, auth: found.auth?.applicationId ?? '' };
  }

  async function adopt(name: string, { hub, auth }: { hub: string; auth: string }): Promise<void> {
    const done = await engine.run('adopt', { name, hubApplicationId: hub, authApplicationId: auth });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  }

  it('lists them, takes one under management and changes nothing', async () => {
    const found = await publishByHand('byhand');
    const before = await everything();

    await adopt('byhand', found);

    assert.deepEqual(await everything(), before);
    assert.equal((await findPublication(engine.deps, 'byhand'))?.isAdopted, true);
    const left = await listAdoptable(engine.deps, 1);
    assert.ok(!left.items.some(({ hub }) => hub.applicationId === found.hub));
  });

  it('can be assigned to, and unpublish takes back only what the bot assigned', async () => {
    const [olga] = colleagues;
    await adopt('lent', await publishByHand('lent'));
    const initially = await everything();
    const assigned = await engine.run('assign', { name: 'lent', users: olga.userPrincipalName });
    assert.equal(assigned.state, 'done', JSON.stringify(assigned.problem));

    const done = await engine.run('unpublish', { name: 'lent' });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.match(done.done.map(english).join(), /Take Olga Novak off/);
    assert.deepEqual(await everything(), initially);
    assert.equal(await findPublication(engine.deps, 'lent'), null);
  });

  it('takes nobody for a stranger who was assigned to one of two applications, and names them', async () => {
    const [olga, nadia] = colleagues;
    const hub = await publishApplication(engine.sandbox, 'two');
    const auth = await publishApplication(engine.sandbox, 'two-auth');
    await assignUser(engine.sandbox, hub, olga.id);
    for (const one of [hub, auth]) await assignUser(engine.sandbox, one, nadia.id);

    const asked = await engine.ask('adopt', {
      name: 'two',
      hubApplicationId: hub.applicationId,
      authApplicationId: auth.applicationId,
    });

    assert.ok(
      asked.plan?.warnings.map(english).includes('Assigned to “two” only, and left alone: Olga Novak.'),
    );
    assert.equal((await engine.approve(asked)).state, 'done');
    const row = await findPublicationByName(engine.deps.db, 'two');
    assert.deepEqual((await lastComparison(engine.deps.db, row?.id ?? ''))?.differences, []);
    assert.equal((await engine.ask('repair', { name: 'two' })).plan?.changes.length, 0);
  });
});
