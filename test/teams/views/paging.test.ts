import assert from 'node:assert/strict';
import { pageFrom } from '../../../src/service/page.ts';
import { pagingData } from '../../../src/teams/views/paging.ts';

describe('the foot of a list', () => {
  it('says how many there are and offers the pages beside this one', () => {
    assert.deepEqual(pagingData(pageFrom([], 2, 20), 'request'), {
      summary: '20 requests, page 2 of 3',
      previous: '1',
      next: '3',
    });
  });

  it('is a single number for a single page', () => {
    assert.deepEqual(pagingData(pageFrom([], 1, 1), 'request'), {
      summary: '1 request',
      previous: '',
      next: '',
    });
  });

  it('does not claim to have counted more than it has', () => {
    assert.equal(
      pagingData(pageFrom([], 1, 1001), 'request').summary,
      'more than 1000 requests, page 1 of 126',
    );
  });
});
