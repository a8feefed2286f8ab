import assert from 'node:assert/strict';
import { tellSignIns } from '../../src/service/diagnosis/tell-sign-ins.ts';
import { say } from '../../src/language/say.ts';
import type { Text } from '../../src/language/sentence.ts';
import { seed } from '../../src/trial/sandbox/tenant/seed.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';
import { hand } from '../harness/sandbox/hands.ts';

const [person] = seed.users;

describe('the daily list of failed sign-ins', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'sales' });
  });
  beforeEach(async () => {
    await engine.deps.db.deleteFrom('news').execute();
    await engine.deps.db.deleteFrom('setting').where('key', '=', 'sign-ins-told').execute();
  });
  after(() => engine.close());

  const told = async () => {
    const rows = await engine.deps.db.selectFrom('news').selectAll().where('kind', '=', 'sign-ins').execute();
    return rows.map(({ data }) => (data as { lines: Text[] }).lines.map((line) => say('en', line)));
  };

  it('does not come when none has failed', async () => {
    await tellSignIns(engine.deps);

    assert.deepEqual(await told(), []);
  });

  it('comes once a day, also from two instances, in plain words and without names', async () => {
    for (const errorCode of [50105, 50105, 53003])
      await hand(engine.sandbox, 'POST', 'sign-ins', {
        host: 'sales-contoso.msappproxy.net',
        user: person?.userPrincipalName,
        errorCode,
        minutesAgo: 20,
      });
    await Promise.all([tellSignIns(engine.deps), tellSignIns(engine.deps)]);
    await tellSignIns(engine.deps);

    assert.deepEqual(await told(), [
      [
        'sales: 2 × not assigned to this application (AADSTS50105) and 1 × blocked by a Conditional Access policy (AADSTS53003)',
      ],
    ]);
  });

  it('does not come where the log cannot be read, and waits while Graph is away', async () => {
    const path = '/auditLogs/signIns';
    const away = engine.sandbox.faults.add({ path, fault: { kind: 'status', status: 503 } });
    await assert.rejects(tellSignIns(engine.deps));
    away();
    const forbidden = { status: 403, code: 'Authentication_MSGraphPermissionMissing' };
    engine.sandbox.faults.add({ path, fault: { kind: 'status', ...forbidden } });
    await tellSignIns(engine.deps);

    assert.deepEqual(await told(), []);
  });
});
