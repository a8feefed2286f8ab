import assert from 'node:assert/strict';
import { lookAtPublications } from '../../../src/service/watch/look-at-publications.ts';
import { visit } from '../../../src/service/watch/visit.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { republish } from '../../harness/engine/hand-changes.ts';
import { forgetTold, titles, toldNews } from '../../harness/engine/told.ts';

const minuteMs = 60_000;
const names = ['one', 'two', 'three', 'four', 'five'];

describe('watching for drift again and again, and of many', () => {
  let engine: Engine;
  let now = 0;
  async function watched(intervals = 1): Promise<void> {
    for (let i = 0; i < intervals; i++) {
      now += 15 * minuteMs;
      await lookAtPublications(engine.deps, new Date(now));
      now += minuteMs;
      await lookAtPublications(engine.deps, new Date(now));
    }
  }

  before(async () => {
    engine = await startEngine();
    engine.deps.watchMinutes = 15;
    for (const name of names)
      await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
    now = Date.now();
    await watched(2);
  });
  beforeEach(() => forgetTold(engine));
  after(() => engine.close());

  it('tells the end within two intervals, however often it has differed lately', async () => {
    const tick = async () => lookAtPublications(engine.deps, new Date((now += minuteMs)));
    for (const isOpen of [true, false, true, false, true, false]) {
      const externalAuthenticationType = isOpen ? 'passthru' : 'aadPreAuthentication';
      await republish(engine, 'three', { externalAuthenticationType });
      for (let i = 0; i < 16; i++) await tick();
    }
    for (let i = 0; i < 14; i++) await tick();

    const told = await titles(engine);
    assert.equal(told.at(-1), 'good: three is as approved again');
    assert.ok(told.length <= 6, told.join('\n'));
  });

  it('tells many at once on one card, and each end by itself', async () => {
    // All of them are looked at in one tick.
    engine.deps.watchMinutes = 0.02;
    for (const name of names) await republish(engine, name, { externalAuthenticationType: 'passthru' });
    await watched();
    engine.deps.watchMinutes = 15;

    const [told, ...others] = await toldNews(engine);
    assert.deepEqual(others, []);
    assert.equal(told?.title, '5 publications are not as approved any more');
    for (const name of names) assert.match(told.lines[0] ?? '', new RegExp(`can enter: .*\\b${name}\\b`));
    await republish(engine, 'four', { externalAuthenticationType: 'aadPreAuthentication' });
    await watched();
    assert.deepEqual((await titles(engine)).slice(1), ['good: four is as approved again']);
    for (const name of names)
      await republish(engine, name, { externalAuthenticationType: 'aadPreAuthentication' });
    await watched(2);
  });

  it('does not tell what a request is writing', async () => {
    const setState = (state: 'applying' | 'done') =>
      engine.deps.db.updateTable('request').set({ state }).where('name', '=', 'one').execute();
    await setState('applying');
    await republish(engine, 'one', { externalAuthenticationType: 'passthru' });
    await watched(2);
    await visit(engine.deps, new Date(now));
    await republish(engine, 'one', { externalAuthenticationType: 'aadPreAuthentication' });
    await setState('done');
    await watched(2);

    assert.deepEqual(await titles(engine), []);
  });
});
