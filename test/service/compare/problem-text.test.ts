import assert from 'node:assert/strict';
import { GraphAnswerError } from '../../../src/graph/graph-error.ts';
import { english } from '../../../src/language/say.ts';
import { problemText } from '../../../src/service/compare/problem-text.ts';

describe('why a publication could not be compared', () => {
  const said = (status: number) => english(problemText(new GraphAnswerError(status, '', '')));

  it('is told apart: a tenant that throttles, and one that cannot be reached', () => {
    assert.equal(said(429), 'Waiting for Microsoft Graph, which is throttling');
    assert.equal(said(503), 'Microsoft Graph cannot be reached');
  });
});
