import assert from 'node:assert/strict';
import { isFinal, mayMove, type RequestState } from '../../../../src/service/model/request/request.ts';

const states: RequestState[] = [
  ...(['submitted', 'planned', 'approved', 'applying', 'done'] as const),
  ...(['rejected', 'withdrawn', 'expired', 'failed'] as const),
];

describe('a request', () => {
  it('goes from submitted to done in one line', () => {
    const line = ['submitted', 'planned', 'approved', 'applying', 'done'] as const;

    for (const [i, from] of line.slice(0, -1).entries())
      for (const to of line)
        if (line.indexOf(to) > i && from !== 'submitted')
          assert.equal(mayMove(from, to), to === line[i + 1], `${from} → ${to}`);
  });

  it('is done without an approval only when the tenant is as asked', () => {
    assert.deepEqual(
      states.filter((to) => mayMove('submitted', to)),
      ['planned', 'done', 'withdrawn', 'expired', 'failed'],
    );
  });

  it('is applied only after an approval', () => {
    assert.deepEqual(
      states.filter((from) => mayMove(from, 'applying')),
      ['approved'],
    );
    assert.deepEqual(
      states.filter((from) => mayMove(from, 'approved')),
      ['planned', 'failed'],
    );
  });

  it('is rejected only before an approval; withdrawn afterwards only by an undo', () => {
    assert.deepEqual(
      states.filter((from) => mayMove(from, 'withdrawn')),
      ['submitted', 'planned', 'applying'],
    );
    assert.deepEqual(
      states.filter((from) => mayMove(from, 'rejected')),
      ['planned'],
    );
  });

  it('stays where it is once it is over; a failed one can be tried again', () => {
    assert.deepEqual(states.filter(isFinal), ['done', 'rejected', 'withdrawn', 'expired', 'failed']);
    for (const from of ['done', 'rejected', 'withdrawn', 'expired'] as const)
      assert.deepEqual(
        states.filter((to) => mayMove(from, to)),
        [],
      );
    assert.deepEqual(
      states.filter((to) => mayMove('failed', to)),
      ['submitted', 'approved'],
    );
  });
});
