import assert from 'node:assert/strict';
import { diagnose } from '../../src/service/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../src/service/model/publication/diagnosis.ts';
import { findPublicationByName } from '../../src/store/publications.ts';
import { changeHub } from '../harness/engine/by-hand.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';

describe('diagnosing a publication', () => {
  let engine: Engine;
  let id = '';
  beforeEach(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'sales' });
    id = (await findPublicationByName(engine.deps.db, 'sales'))?.id ?? '';
  });
  afterEach(() => engine.close());

  const diagnosed = async (): Promise<Diagnosis> => {
    const found = await diagnose(engine.deps, id);
    assert.ok(found);
    return found;
  };

  it('finds nothing wrong at first, and names first what was opened by hand', async () => {
    assert.deepEqual((await diagnosed()).wrong, []);
    await changeHub(engine, 'sales');

    assert.equal((await diagnosed()).wrong[0]?.id, 'no-sign-in');
  });

  it('says what can be said while Graph is away', async () => {
    engine.sandbox.faults.add({ fault: { kind: 'reset' } });
    const { isGraphAway, wrong, fine, unseen } = await diagnosed();

    assert.equal(isGraphAway, true);
    assert.deepEqual(wrong, []);
    assert.ok(fine.length > 0);
    assert.ok(unseen.some(({ who }) => who === 'entra'));
  });

  it('is not for what is unpublished', async () => {
    await engine.run('unpublish', { name: 'sales' });

    assert.equal(await diagnose(engine.deps, id), null);
  });
});
