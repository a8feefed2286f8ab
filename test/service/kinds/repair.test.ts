import assert from 'node:assert/strict';
import { kinds } from '../../../src/service/kinds/kinds.ts';
import { colleagues } from '../../../src/trial/people.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { changeHub } from '../../harness/engine/by-hand.ts';
import { setAssigned } from '../../harness/engine/hand-changes.ts';
import { resolve } from '../../harness/engine/target.ts';

const [olga] = colleagues;

describe('repairing a publication', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    for (const name of ['same', 'shared', 'opened'])
      await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
  });
  after(() => engine.close());

  it('has nothing to do where nothing was changed', async () => {
    const { seen, target, planned } = await resolve(engine, 'repair', { name: 'same' });

    assert.deepEqual(target, { desired: seen.base, problems: [], warnings: [] });
    assert.deepEqual(planned.changes, []);
    assert.equal(kinds.repair.needs(planned.changes), 'nothing');
  });

  it('takes off whom nobody asked the bot for, once for both applications', async () => {
    await setAssigned(engine, 'shared', olga.id, true);

    const { target, planned } = await resolve(engine, 'repair', { name: 'shared' });

    assert.deepEqual(
      target.desired.without.map(({ displayName }) => displayName),
      ['Olga Novak'],
    );
    assert.deepEqual(
      planned.changes.map(({ id }) => id),
      [`unassign:hub:${olga.id}`, `unassign:auth:${olga.id}`],
    );
  });

  it('sets back what was opened, for which its addresses must be free', async () => {
    await changeHub(engine, 'opened');

    const { planned } = await resolve(engine, 'repair', { name: 'opened' });

    assert.deepEqual(
      planned.changes.map(({ id }) => id),
      ['publish:hub'],
    );
    assert.equal(kinds.repair.needs(planned.changes), 'addresses');
  });
});
