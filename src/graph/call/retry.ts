import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { GraphAnswerError } from '../graph-error.ts';
import { withPatience } from './patience.ts';

const tries = 3;
/** Memberships are checked while a person waits for the response to a click. */
const triesOfCheck = 2;
const putOff = [429, 503, 504];

/** Retries a call that was throttled (429, 503, 504) or whose response was lost: three attempts, two for a membership
 * check, which is a POST that changes nothing. The client's own handler is not used because it repeats any POST, which
 * may create a second object; it shortens a long `Retry-After`, which prolongs the throttling; and it gives up on a
 * broken connection. */
export function createRetryHandler(): Middleware {
  let following: Middleware | undefined;
  return {
    setNext: (next) => {
      following = next;
    },
    execute: async (context) => {
      const attempt = async () => {
        await following?.execute(context);
        throwIfPutOff(context);
      };
      const isPost = context.options?.method === 'POST';
      if (isPost && !isCheck(context)) return following?.execute(context);
      await withPatience(isPost ? triesOfCheck : tries, attempt).catch((error: unknown) => {
        // The context holds the last response, from which the client makes the error.
        if (!(error instanceof GraphAnswerError)) throw error;
      });
    },
  };
}

function isCheck({ request }: Context): boolean {
  return (typeof request === 'string' ? request : request.url).endsWith('/checkMemberGroups');
}

function throwIfPutOff({ response }: Context): void {
  if (!response || !putOff.includes(response.status)) return;
  throw new GraphAnswerError(response.status, '', 'Put off', '', response.headers.get('retry-after') ?? '');
}
