import assert from 'node:assert/strict';
import sinon from 'sinon';
import { keep } from '../../../src/service/waiting/keep.ts';

describe('what is kept for a while', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => (clock = sinon.useFakeTimers({ toFake: ['performance'] })));
  afterEach(() => clock.restore());

  it('is read once for all who ask at the same time', async () => {
    let readings = 0;
    const kept = keep(
      async () => ++readings,
      () => 30,
    );

    assert.equal(kept.last(), null);
    assert.deepEqual(await Promise.all([kept.read(), kept.read()]), [1, 1]);
    assert.equal(kept.last(), 1);
  });

  it('is read again when it is older than it may be', async () => {
    let readings = 0;
    const kept = keep(
      async () => ++readings,
      (value) => (value === 1 ? 30 : 300),
    );
    const after = (seconds: number) => {
      clock.tick(seconds * 1000);
      return kept.read();
    };

    assert.equal(await after(0), 1);
    assert.equal(await after(29), 1);
    assert.equal(await after(1), 2);
    assert.equal(await after(299), 2);
    assert.equal(await after(1), 3);
  });

  it('stays what it was when reading fails, and the next reader tries again', async () => {
    const answers = ['good', new Error('away'), 'better'];
    const kept = keep(
      async () => {
        const answer = answers.shift();
        if (answer instanceof Error) throw answer;
        return answer;
      },
      () => 0,
    );

    await kept.read();
    await assert.rejects(kept.read(), /away/);

    assert.equal(kept.last(), 'good');
    assert.equal(await kept.read(), 'better');
  });
});
