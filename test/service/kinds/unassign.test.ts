import assert from 'node:assert/strict';
import { kinds } from '../../../src/service/kinds/kinds.ts';
import { colleagues } from '../../../src/trial/people.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { resolve } from '../../harness/engine/target.ts';

const [olga, nadia] = colleagues;

describe('taking somebody off a publication', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'sales', qlikUrl: 'https://sales.corp.contoso.com' });
  });
  after(() => engine.close());

  it('wants the others, and that who is named has access no more', async () => {
    const users = nadia.userPrincipalName;

    const { target, planned } = await resolve(engine, 'unassign', { name: 'sales', users });

    const { principals, without } = target.desired;
    assert.deepEqual(
      [principals, without].map((list) => list.map(({ displayName }) => displayName)),
      [['Qlik testers'], ['Nadia Karim']],
    );
    assert.deepEqual(
      planned.changes.map(({ id }) => id),
      [`unassign:hub:${nadia.id}`, `unassign:auth:${nadia.id}`],
    );
  });

  it('has nothing to do where who is named has no access', async () => {
    const users = olga.userPrincipalName;

    const { target, planned } = await resolve(engine, 'unassign', { name: 'sales', users });

    assert.deepEqual([target.problems, planned.changes], [[], []]);
    assert.equal(kinds.unassign.isMoreThanChanges, false);
  });

  it('takes off who could not sign in any more', async () => {
    const users = 'paul.martin@contoso.com';

    const { target } = await resolve(engine, 'unassign', { name: 'sales', users });

    assert.deepEqual(target.problems, []);
  });
});
