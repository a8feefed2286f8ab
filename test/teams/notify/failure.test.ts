import assert from 'node:assert/strict';
import { failureOf } from '../../../src/teams/notify/failure.ts';

/** Creates an error like the connector's. */
function refusal(statusCode: number, code = '', headers: Record<string, string> = {}): object {
  const details = { error: { code } };
  return { statusCode, details, message: code, response: { headers: new Headers(headers) } };
}

describe('a failed send', () => {
  const kinds = [
    [400, 'refused', 'refused'],
    [401, 'try-again', 'try-again'],
    [403, 'gone', 'gone'],
    [404, 'gone', 'gone'],
    [412, 'try-again', 'try-again'],
    [413, 'refused', 'refused'],
    [429, 'wait', 'wait'],
    [500, 'unsure', 'try-again'],
    [502, 'unsure', 'try-again'],
    [503, 'try-again', 'try-again'],
    [504, 'unsure', 'try-again'],
  ] as const;
  for (const [status, ofNew, ofUpdate] of kinds)
    it(`with ${status} means ${ofNew} for a new message, ${ofUpdate} for an update`, () => {
      assert.equal(failureOf(refusal(status), true).kind, ofNew);
      assert.equal(failureOf(refusal(status), false).kind, ofUpdate);
    });

  it('without an answer may have worked, unless there was no connection', () => {
    const lost = { name: 'RestError', code: 'ECONNRESET' };
    const tooLate = { name: 'AbortError' };
    const refused = { name: 'RestError', code: 'ECONNREFUSED' };
    const noToken = new Error('No token');

    assert.equal(failureOf(lost, true).kind, 'unsure');
    assert.equal(failureOf(lost, false).kind, 'try-again');
    assert.equal(failureOf(tooLate, true).kind, 'unsure');
    assert.equal(failureOf(refused, true).kind, 'try-again');
    assert.equal(failureOf(noToken, true).kind, 'try-again');
  });

  it('names the place that is gone by its code, whatever the status', () => {
    assert.deepEqual(failureOf(refusal(500, 'ConversationNotFound'), true), {
      kind: 'gone',
      code: 'ConversationNotFound',
    });
    assert.equal(failureOf(refusal(404, 'ActivityNotFoundInConversation'), false).kind, 'message-lost');
  });

  it('waits as long as Teams says: seconds, a fraction of one, or until a date', () => {
    const secondsOf = (value: string) => {
      const failure = failureOf(refusal(429, '', value ? { 'retry-after': value } : {}), true);
      return failure.kind === 'wait' ? failure.seconds : 0;
    };
    const inTenMinutes = secondsOf(new Date(Date.now() + 600_000).toUTCString());

    assert.equal(secondsOf('7'), 7);
    assert.equal(secondsOf('0.4'), 1);
    assert.ok(inTenMinutes > 500 && inTenMinutes <= 600);
    assert.equal(secondsOf(''), 5);
    assert.equal(secondsOf('soon'), 5);
  });
});
