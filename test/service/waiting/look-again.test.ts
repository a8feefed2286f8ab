import assert from 'node:assert/strict';
import { lookAgain } from '../../../src/service/waiting/look-again.ts';

describe('what is looked for again', () => {
  const counting = () => {
    let looks = 0;
    return async () => ++looks;
  };

  it('is found by the first look that is enough', async () => {
    assert.equal(await lookAgain(counting(), () => true), 1);
    assert.equal(await lookAgain(counting(), (looks) => looks === 3), 3);
  });

  it('is given up after some looks, with what was seen last', async () => {
    assert.equal(await lookAgain(counting(), () => false), 8);
  });
});
