import assert from 'node:assert/strict';
import { ageMs, isAhead, isWithin } from '../../../src/service/waiting/age.ts';

const inMs = (milliseconds: number) => new Date(Date.now() + milliseconds);

describe('an age', () => {
  it('is never negative: what was stored before the clock was set back is of now', () => {
    assert.equal(ageMs(inMs(60_000)), 0);
    assert.ok(ageMs(inMs(-60_000)) >= 60_000);
  });

  it('is within some time only when it is known to be', () => {
    assert.deepEqual(
      [-500, -5_000, 60_000].map((milliseconds) => isWithin(inMs(milliseconds), 2_000)),
      [true, false, false],
    );
  });

  it('lies ahead only as far as it can have been set', () => {
    assert.deepEqual(
      [500, -500, 60_000].map((milliseconds) => isAhead(inMs(milliseconds), 10_000)),
      [true, false, false],
    );
  });
});
