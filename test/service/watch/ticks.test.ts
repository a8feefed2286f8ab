import assert from 'node:assert/strict';
import { watch, wakeWatch } from '../../../src/service/watch/watch.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { republish } from '../../harness/engine/hand-changes.ts';
import { toldNews } from '../../harness/engine/told.ts';
import { eventually } from '../../harness/eventually.ts';

describe('the ticks of the watch', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
    engine.deps.watchMinutes = 0.05;
    await engine.run('publish', { name: 'ticking', qlikUrl: 'https://ticking.corp.contoso.com' });
  });
  after(() => engine.close());

  const titles = async () =>
    (await toldNews(engine))
      .filter(({ kind }) => kind === 'drift')
      .map(({ tone, title }) => `${tone}: ${title}`);

  it('find drift and tell it once, although two work and the watch is woken again and again', async () => {
    for (let i = 0; i < 2; i++) await engine.deps.jobs.work('watch', 3, (key) => watch(engine.deps, key));
    await wakeWatch(engine.deps);
    await wakeWatch(engine.deps);
    await republish(engine, 'ticking', { externalAuthenticationType: 'passthru' });
    await eventually(async () => assert.equal((await titles()).length, 1), 20);
    await wakeWatch(engine.deps);
    await republish(engine, 'ticking', { externalAuthenticationType: 'aadPreAuthentication' });
    await eventually(async () => assert.equal((await titles()).length, 2), 20);

    assert.deepEqual(await titles(), [
      'alarm: ticking can be entered by others than approved',
      'good: ticking is as approved again',
    ]);
  });

  it('do nothing when the watch is switched off', async () => {
    engine.deps.watchMinutes = 0;
    await republish(engine, 'ticking', { externalAuthenticationType: 'passthru' });

    for (const key of ['publications', 'outside', 'tenant']) await watch(engine.deps, key);

    assert.equal((await titles()).length, 2);
  });
});
