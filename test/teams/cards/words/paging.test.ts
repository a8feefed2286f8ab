import assert from 'node:assert/strict';
import { english } from '../../../../src/language/say.ts';
import { pageFrom } from '../../../../src/service/views/page.ts';
import { pagingData } from '../../../../src/teams/cards/words/paging.ts';

function foot(page: number, total: number) {
  const data = pagingData(pageFrom([], page, total), 'open request');
  return { ...data, summary: english(data.summary) };
}

describe('the foot of a list', () => {
  it('says how many there are and offers the pages beside this one', () => {
    assert.deepEqual(foot(2, 20), {
      summary: '20 open requests, page 2 of 3',
      previous: '1',
      next: '3',
      first: '',
      last: '',
    });
  });

  it('is a single number for a single page', () => {
    assert.deepEqual(foot(1, 1), {
      summary: '1 open request',
      previous: '',
      next: '',
      first: '',
      last: '',
    });
  });

  it('does not claim to have counted more than it has', () => {
    assert.equal(foot(1, 1001).summary, 'more than 1,000 open requests, page 1 of 126');
  });
});
