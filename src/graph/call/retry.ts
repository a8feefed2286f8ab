import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { GraphAnswerError } from '../graph-error.ts';
import { withPatience } from './patience.ts';

const tries = 3;
const putOff = [429, 503, 504];

/** Repeats a call that Graph has put off (429, 503, 504) or whose answer was lost: three tries. The client's own
 * handler would repeat a POST, which may create a second object, would cut a long `Retry-After` short, which keeps the
 * throttling alive, and gives up on a broken connection. */
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
      if (context.options?.method === 'POST') return following?.execute(context);
      await withPatience(tries, attempt).catch((error: unknown) => {
        // The last answer is in the context: the client makes the error of it.
        if (!(error instanceof GraphAnswerError)) throw error;
      });
    },
  };
}

function throwIfPutOff({ response }: Context): void {
  if (!response || !putOff.includes(response.status)) return;
  throw new GraphAnswerError(response.status, '', 'Put off', '', response.headers.get('retry-after') ?? '');
}
