import { z } from 'zod';
import { refusalName } from './refusal-name.ts';

/**
 * What a failed send means.
 * - `gone`: Teams says by name that the conversation, or the bot in it, is not there. Believed once it has said so for
 *   minutes.
 * - `message-lost`: the message to update cannot be updated any more; a new one is posted.
 * - `not-now`: this new message was refused and Teams does not say by a known name why; it waits.
 * - `operator`: Teams does not accept the bot's registration, credentials or address.
 * - `wait`: try again after the time that Teams names, in seconds.
 * - `try-again`: Teams accepted nothing, or repeating is harmless.
 * - `unsure`: the new message may have arrived although no answer says so.
 * - `refused`: Teams never accepts this card as it is.
 */
export type SendFailure =
  | {
      kind: 'gone' | 'message-lost' | 'not-now' | 'operator' | 'try-again' | 'unsure' | 'refused';
      code: string;
    }
  | { kind: 'wait'; seconds: number; code: string };

const restError = z.object({
  statusCode: z.number().catch(0),
  code: z.string().catch(''),
  name: z.string().catch(''),
});

/** The connector's errors for a call without an answer: the connection broke, or the call timed out. */
const noAnswer = ['RestError', 'AbortError'];
const neverConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** The message, or what it is sent to, is refused. Only a name can tell that it is more than the message. */
const refusals = [403, 404, 405, 410];
const badCards = [400, 413, 415, 422];

/**
 * Classifies a connector error by what to do next: by Teams' name for it first, by its status second. `isNew` = the send
 * was to create a message, not update one.
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
 */
export function failureOf(error: unknown, isNew: boolean): SendFailure {
  const parsed = restError.safeParse(error);
  if (!parsed.success) return { kind: 'try-again', code: '' };
  const { statusCode, code: ownCode, name } = parsed.data;
  const refusal = refusalName(error);
  const code = refusal.name || String(statusCode);
  if (refusal.about === 'conversation') return { kind: 'gone', code };
  if (refusal.about === 'bot' || statusCode === 401) return { kind: 'operator', code };
  if (statusCode === 429) return { kind: 'wait', seconds: retryAfterOf(error), code };
  if (badCards.includes(statusCode)) return { kind: 'refused', code };
  if (refusals.includes(statusCode)) return { kind: isNew ? 'not-now' : 'message-lost', code };
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
