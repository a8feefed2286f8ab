import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { readClaimsChallenge } from './claims-challenge.ts';
import type { Tokens } from './tokens.ts';

/**
 * Repeats a call once, with a new token, when its token was refused: it may have ended on the way, or been revoked.
 * Graph has done nothing then, so a POST is repeated too. The items of a batch are refused one by one: see sendBatch.
 */
export function createRenewalHandler(tokens: Tokens): Middleware {
  let following: Middleware | undefined;
  return {
    setNext: (next) => {
      following = next;
    },
    execute: async (context) => {
      const generation = tokens.generation();
      await following?.execute(context);
      if (context.response?.status !== 401) return;
      const challenge = context.response.headers.get('www-authenticate');
      await tokens.renew(generation, readClaimsChallenge(challenge));
      forgetToken(context);
      await following?.execute(context);
    },
  };
}

/** The client's own handler adds the new token to the old one otherwise. */
function forgetToken(context: Context): void {
  const headers = new Headers(context.options?.headers);
  headers.delete('authorization');
  context.options = { ...context.options, headers: Object.fromEntries(headers) };
}
