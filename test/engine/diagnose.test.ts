import assert from 'node:assert/strict';
import { askDiagnosis } from '../../src/service/diagnosis/ask-diagnosis.ts';
import { runDiagnosis } from '../../src/service/diagnosis/run-diagnosis.ts';
import { sweep } from '../../src/service/upkeep/sweep.ts';
import { diagnosisFor } from '../../src/service/views/diagnosis.ts';
import { requester } from '../../src/trial/people.ts';
import { diagnose } from '../../src/service/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../src/service/model/publication/diagnosis.ts';
import { findPublicationByName } from '../../src/store/publications.ts';
import { byHand, there } from '../harness/engine/hand-changes.ts';
import { updateOnPremisesPublishing } from '../../src/graph/on-premises-publishing.ts';
import { changeHub } from '../harness/engine/by-hand.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';

describe('diagnosing a publication', () => {
  let engine: Engine;
  let id = '';
  before(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'sales' });
    id = (await findPublicationByName(engine.deps.db, 'sales'))?.id ?? '';
  });
  after(() => engine.close());

  const diagnosed = async (): Promise<Diagnosis> => {
    const found = await diagnose(engine.deps, id);
    assert.ok(found);
    return found;
  };

  it('is finished by the next process if one is killed after it was asked for', async () => {
    const { deps } = engine;
    await askDiagnosis(deps, 'sales', { conversationId: 'a:rita', language: 'en' });
    const viewers = { id: 'a:rita', kind: 'personal', userId: requester.id } as const;
    const asked = await diagnosisFor(deps, viewers, id);
    assert.equal(asked?.isLooking, true);

    const woken = new Set<string>();
    const jobs = {
      ...deps.jobs,
      wake: async (_: unknown, queue: string, key: string) => void woken.add(queue + key),
    };
    await sweep({ ...deps, jobs });
    assert.ok(woken.has(`diagnose${id}`));
    await runDiagnosis(deps, id);

    const done = await diagnosisFor(deps, viewers, id);
    assert.equal(done?.isLooking, false);
    assert.deepEqual(done.diagnosis?.wrong, []);
    const cards = await deps.db.selectFrom('news').select(['conversation_id', 'revision']).execute();
    assert.deepEqual(cards, [{ conversation_id: 'a:rita', revision: 2 }]);
  });

  it('tells what differs, even if that is no known cause of anything', async () => {
    const { applicationId } = await there(engine, 'sales');
    await updateOnPremisesPublishing(byHand(engine), applicationId, { isHttpOnlyCookieEnabled: false });
    const [difference] = (await diagnosed()).wrong;
    await updateOnPremisesPublishing(byHand(engine), applicationId, { isHttpOnlyCookieEnabled: true });

    assert.match(difference?.id ?? '', /^differs:/);
    assert.deepEqual((await diagnosed()).wrong, []);
  });

  it('finds nothing wrong at first, and names first what was opened by hand', async () => {
    assert.deepEqual((await diagnosed()).wrong, []);
    await changeHub(engine, 'sales');

    assert.equal((await diagnosed()).wrong[0]?.id, 'no-sign-in');
  });

  it('says what can be seen from outside while Graph is away', async () => {
    const back = engine.sandbox.faults.add({ fault: { kind: 'reset' } });
    const { isGraphAway, wrong, fine, unseen } = await diagnosed();
    back();

    assert.equal(isGraphAway, true);
    assert.deepEqual(
      wrong.map((cause) => cause.id),
      ['no-sign-in'],
    );
    assert.ok(fine.length > 0);
    assert.ok(unseen.some(({ who }) => who === 'entra'));
  });

  it('is not for what is unpublished', async () => {
    await engine.run('unpublish', { name: 'sales' });

    assert.equal(await diagnose(engine.deps, id), null);
  });
});
