import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { GraphAnswerError } from '../graph-error.ts';
import { withPatience } from './patience.ts';

const tries = 3;
/** A membership is checked while somebody waits for their click. */
const triesOfCheck = 2;
const putOff = [429, 503, 504];

/** Repeats a call that Graph has put off (429, 503, 504) or whose answer was lost: three tries, two of a check, which is a
 * POST that changes nothing. The client's own handler would repeat any POST, which may create a second object, would cut
 * a long `Retry-After` short, which keeps the throttling alive, and gives up on a broken connection. */
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
        // The last answer is in the context: the client makes the error of it.
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
