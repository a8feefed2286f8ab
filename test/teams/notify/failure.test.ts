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
    [401, 'operator', 'operator'],
    [403, 'not-now', 'message-lost'],
    [404, 'not-now', 'message-lost'],
    [410, 'not-now', 'message-lost'],
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

  for (const code of [
    'ConversationNotFound',
    'BotNotInConversationRoster',
    'BotDisabledByAdmin',
    'ConversationBlockedByUser',
    'MessageWritesBlocked',
    'ForbiddenOperationException',
  ])
    it(`named ${code} speaks of the conversation, whatever the status, the shape or the letters`, () => {
      const shapes: object[] = [
        refusal(403, code),
        refusal(404, code.toLowerCase()),
        refusal(500, code),
        { statusCode: 400, code },
        { statusCode: 403, details: { code } },
        { statusCode: 403, details: { error: { code: 'BadArgument', innerHttpError: { body: { code } } } } },
        { statusCode: 403, details: { errorCode: 209, subCode: code } },
        { statusCode: 403, details: { error: { code: 'Forbidden', message: `Failed: ${code}.` } } },
        { statusCode: 404, details: {}, message: `<html><body>${code}</body></html>` },
      ];
      for (const shape of shapes)
        for (const isNew of [true, false])
          assert.deepEqual(failureOf(shape, isNew), { kind: 'gone', code }, JSON.stringify(shape));
    });

  const said = {
    'The bot is not part of the conversation roster.': 'BotNotInConversationRoster',
    'The tenant admin disabled this bot': 'BotDisabledByAdmin',
    'User blocked the conversation with the bot.': 'ConversationBlockedByUser',
    "Bot is not installed in user's personal scope": 'ForbiddenOperationException',
  };
  for (const [message, code] of Object.entries(said))
    it(`is understood without a name: ${message}`, () =>
      assert.deepEqual(failureOf({ statusCode: 403, details: { message }, message }, true), {
        kind: 'gone',
        code,
      }));

  it('that names nothing known is about its message only', () => {
    for (const shape of [
      { statusCode: 404, details: {}, message: '' },
      { statusCode: 404, details: {}, message: '<html>Not Found</html>' },
      { statusCode: 403, details: { error: { code: 'NotEnoughPermissions' } } },
      { statusCode: 403, details: { error: { code: 'SomethingNew' } } },
      { statusCode: 403, details: { error: null } },
      {
        statusCode: 404,
        details: { error: { code: 'ActivityNotFoundInConversation', message: 'Conversation not found.' } },
      },
    ]) {
      assert.equal(failureOf(shape, true).kind, 'not-now', JSON.stringify(shape));
      assert.equal(failureOf(shape, false).kind, 'message-lost', JSON.stringify(shape));
    }
  });

  it('about the bot itself is its operator’s matter', () => {
    for (const shape of [refusal(401), refusal(401, 'BotNotRegistered'), refusal(403, 'InvalidBotApiHost')])
      assert.equal(failureOf(shape, true).kind, 'operator');
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
