import assert from 'node:assert/strict';
import { visit } from '../../../src/service/watch/visit.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { republish } from '../../harness/engine/hand-changes.ts';
import { titles, toldNews } from '../../harness/engine/told.ts';

const minuteMs = 60_000;

describe('watching from outside', () => {
  let engine: Engine;
  let now = Date.now();
  const visited = (minutes: number) => visit(engine.deps, new Date((now += minutes * minuteMs)));
  const visits = async () =>
    (await engine.deps.db.selectFrom('watch').selectAll().executeTakeFirstOrThrow()).visited_at;

  before(async () => {
    engine = await startEngine();
    engine.deps.watchMinutes = 15;
    await engine.run('publish', { name: 'sales', qlikUrl: 'https://sales.corp.contoso.com' });
  });
  after(() => engine.close());

  it('is quiet while everything answers, and visits once in an interval', async () => {
    await visited(1);
    const first = await visits();
    await visited(5);
    assert.deepEqual(await visits(), first);
    await visited(15);

    assert.notDeepEqual(await visits(), first);
    assert.deepEqual(await titles(engine), []);
  });

  it('tells an open door at once, as an alarm, once, and that it is closed', async () => {
    await republish(engine, 'sales', { externalAuthenticationType: 'passthru' });
    await visited(16);
    await visited(16);
    await visited(16);
    const [told, ...others] = await toldNews(engine);
    assert.deepEqual(others, []);
    assert.deepEqual([told?.kind, told?.tone], ['outside', 'alarm']);
    assert.equal(told?.title, 'sales can be entered from outside without the approved sign-in');

    await republish(engine, 'sales', { externalAuthenticationType: 'aadPreAuthentication' });
    await visited(16);
    await visited(1);

    assert.equal((await titles(engine)).at(-1), 'good: sales can be reached from outside again');
  });
});
