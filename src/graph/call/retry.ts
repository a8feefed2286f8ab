import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { AbortError } from 'p-retry';
import { GraphAnswerError, isConcurrentWrite } from '../graph-error.ts';
import type { ErrorBody } from './error-answer.ts';
import { withPatience } from './patience.ts';

const tries = 3;
/** Memberships are checked while a person waits for the response to a click. */
const triesOfCheck = 2;
const putOff = [408, 429, 500, 502, 503, 504];

/**
 * Retries a call that was put off (408, 429, 5xx) or whose response was lost: three attempts, two for a membership
 * check, which is a POST that changes nothing. Any other POST is repeated only if it met a concurrent write, because
 * then nothing was done. The client's own handler is not used because it repeats any POST, which may create a second
 * object; it shortens a long `Retry-After`, which prolongs the throttling; and it gives up on a broken connection.
 */
export function createRetryHandler(): Middleware {
  let following: Middleware | undefined;
  return {
    setNext: (next) => {
      following = next;
    },
    execute: async (context) => {
      const isOnce = context.options?.method === 'POST' && !isCheck(context);
      const attempt = async () => {
        await following?.execute(context).catch((error: unknown) => {
          throw isOnce && error instanceof Error ? new AbortError(error) : error;
        });
        await throwIfPutOff(context, isOnce);
      };
      await withPatience(isCheck(context) ? triesOfCheck : tries, attempt).catch((error: unknown) => {
        // The context holds the last response, from which the client makes the error.
        if (!(error instanceof GraphAnswerError)) throw error;
      });
    },
  };
}

function isCheck({ request }: Context): boolean {
  return (typeof request === 'string' ? request : request.url).endsWith('/checkMemberGroups');
}

async function throwIfPutOff({ response }: Context, isOnce: boolean): Promise<void> {
  if (!response) return;
  const error = await answerError(response);
  if (isConcurrentWrite(error) || (!isOnce && putOff.includes(response.status))) throw error;
}

/** Reads a copy of the body, because the client reads it again. */
async function answerError(response: Response): Promise<GraphAnswerError> {
  const retryAfter = response.headers.get('retry-after') ?? '';
  if (response.status !== 409) return new GraphAnswerError(response.status, '', 'Put off', { retryAfter });
  const { error } = (await response.clone().json()) as ErrorBody;
  return new GraphAnswerError(response.status, error.code, error.message, { retryAfter });
}
