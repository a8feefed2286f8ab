import assert from 'node:assert/strict';
import { english } from '../../src/language/say.ts';
import { listAdoptable } from '../../src/service/views/adoptable.ts';
import { findPublication } from '../../src/service/views/lists.ts';
import { colleagues } from '../../src/trial/people.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { publishApplication } from '../harness/sandbox/sandbox-calls.ts';

describe('adopting applications that were published by hand', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await publishApplication(engine.sandbox, 'byhand');
  });
  after(() => engine.close());

  async function everything(): Promise<unknown> {
    const { value } = await engine.graph<{ value: object[] }>('/v1.0/applications');
    return value;
  }

  it('lists them, takes one under management and changes nothing', async () => {
    const before = await everything();
    const { items } = await listAdoptable(engine.deps, 1);
    const found = items.find(({ hub }) => hub.externalUrl.includes('byhand'));
    assert.ok(found);

    const done = await engine.run('adopt', {
      name: 'byhand',
      hubApplicationId: found.hub.applicationId,
      authApplicationId: found.auth?.applicationId ?? '',
    });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.deepEqual(await everything(), before);
    assert.equal((await findPublication(engine.deps, 'byhand'))?.isAdopted, true);
    const left = await listAdoptable(engine.deps, 1);
    assert.ok(!left.items.some(({ hub }) => hub.applicationId === found.hub.applicationId));
  });

  it('can be assigned to, and unpublish takes back only what the bot assigned', async () => {
    const [olga] = colleagues;
    const assigned = await engine.run('assign', { name: 'byhand', users: olga.userPrincipalName });
    assert.equal(assigned.state, 'done', JSON.stringify(assigned.problem));
    const before = await everything();

    const done = await engine.run('unpublish', { name: 'byhand' });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.match(done.done.map(english).join(), /Take Olga Novak off/);
    assert.deepEqual(await everything(), before);
    assert.equal(await findPublication(engine.deps, 'byhand'), null);
  });
});
