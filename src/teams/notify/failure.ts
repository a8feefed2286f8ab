import { z } from 'zod';

/**
 * What a failed send means.
 * - `gone`: the conversation cannot be written to; never tried there again.
 * - `message-lost`: the message to update no longer exists; a new one is posted.
 * - `wait`: try again after the time that Teams names, in seconds.
 * - `try-again`: Teams accepted nothing, or repeating is harmless.
 * - `unsure`: the new message may have arrived although no answer says so.
 * - `refused`: Teams never accepts this card as it is.
 */
export type SendFailure =
  | { kind: 'gone' | 'message-lost' | 'try-again' | 'unsure' | 'refused'; code: string }
  | { kind: 'wait'; seconds: number; code: string };

const restError = z.object({
  statusCode: z.number().catch(0),
  code: z.string().catch(''),
  name: z.string().catch(''),
  details: z
    .object({ error: z.object({ code: z.string().catch('') }).catch({ code: '' }) })
    .catch({ error: { code: '' } }),
});

const goneCodes = [
  'ConversationNotFound',
  'BotNotInConversationRoster',
  'BotDisabledByAdmin',
  'ConversationBlockedByUser',
  'MessageWritesBlocked',
];

/** The connector's errors for a call without an answer: the connection broke, or the call timed out. */
const noAnswer = ['RestError', 'AbortError'];
const neverConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/**
 * Classifies a connector error by what to do next. `isNew` = the send was to create a message, not update one.
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
 */
export function failureOf(error: unknown, isNew: boolean): SendFailure {
  const parsed = restError.safeParse(error);
  if (!parsed.success) return { kind: 'try-again', code: '' };
  const { statusCode, code: ownCode, details, name } = parsed.data;
  const code = details.error.code || ownCode || String(statusCode);
  if (code === 'ActivityNotFoundInConversation') return { kind: 'message-lost', code };
  if (goneCodes.includes(code) || statusCode === 403 || statusCode === 404) return { kind: 'gone', code };
  if (statusCode === 429) return { kind: 'wait', seconds: retryAfterOf(error), code };
  if (statusCode === 400 || statusCode === 413) return { kind: 'refused', code };
  const isUnanswered = statusCode === 0 && noAnswer.includes(name) && !neverConnected.includes(ownCode);
  const mayBeThere = isUnanswered || [500, 502, 504].includes(statusCode);
  return { kind: isNew && mayBeThere ? 'unsure' : 'try-again', code };
}

const usualSeconds = 5;

/** Reads `Retry-After`: a number of seconds, possibly fractional, or a date. */
function retryAfterOf(error: unknown): number {
  const headers: unknown = Reflect.get(Object(Reflect.get(Object(error), 'response')), 'headers');
  const get: unknown = Reflect.get(Object(headers), 'get');
  const value = typeof get === 'function' ? String(get.call(headers, 'retry-after') ?? '') : '';
  const seconds = /^[\d.]+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return seconds > 0 ? Math.ceil(seconds) : usualSeconds;
}
