import assert from 'node:assert/strict';
import sinon from 'sinon';
import { watchClock } from '../../src/process/watch-clock.ts';

describe('a watch on the clock', () => {
  let clock: sinon.SinonFakeTimers;
  let calls = 0;
  let isOver = false;
  beforeEach(() => {
    calls = 0;
    clock = sinon.useFakeTimers({ now: Date.now(), toFake: ['Date', 'setInterval', 'clearInterval'] });
    isOver = false;
    watchClock(
      () => calls++,
      () => isOver,
    );
  });
  afterEach(() => clock.restore());

  it('says nothing while the clock goes on, is set forward, or is put right a little', () => {
    clock.tick(60_000);
    clock.setSystemTime(Date.now() + 3_600_000);
    clock.tick(60_000);
    clock.setSystemTime(Date.now() - 1_500);
    clock.tick(60_000);

    assert.equal(calls, 0);
  });

  it('calls again and again from when it is set back until it has caught up', () => {
    clock.tick(15_000);
    clock.setSystemTime(Date.now() - 50_000);

    clock.tick(45_000);
    assert.equal(calls, 3);
    clock.tick(60_000);
    assert.equal(calls, 3);
  });

  it('ends with the bot', () => {
    clock.tick(15_000);
    isOver = true;
    clock.setSystemTime(Date.now() - 50_000);
    clock.tick(60_000);

    assert.equal(calls, 0);
  });
});
