import assert from 'node:assert/strict';
import { GraphAnswerError } from '../../src/graph/graph-error.ts';
import { demandedSuffix } from '../../src/graph/proxy-suffix.ts';

const refusal = (message: string, code = 'ExternalUrl_InvalidAsciiRules') =>
  new GraphAnswerError(400, code, message, { requestId: '', retryAfter: '' });

describe('the suffix that Application Proxy demands', () => {
  const messages: [message: string, suffix: string | null][] = [
    [
      "External url 'https://a-contoso.msappproxy.net/' is invalid. It must end with '-fabrikam.msappproxy.net'.",
      'fabrikam',
    ],
    ['The expected format is https://<name>-fabrikaminc2.msappproxy.net/.', 'fabrikaminc2'],
    ['Use -FABRIKAM.msappproxy.net', 'fabrikam'],
    ["External url 'https://a-contoso.msappproxy.net/' has characters that are not allowed.", null],
    ['Something is wrong.', null],
  ];
  for (const [message, suffix] of messages)
    it(`is ${suffix ?? 'not told'} in: ${message}`, () =>
      assert.equal(demandedSuffix(refusal(message), ['contoso']), suffix));

  it('is told by that refusal alone', () => {
    assert.equal(demandedSuffix(refusal('-fabrikam.msappproxy.net', 'ExternalUrl_Duplicate'), []), null);
    assert.equal(demandedSuffix(new Error('-fabrikam.msappproxy.net'), []), null);
  });
});
