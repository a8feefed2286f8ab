import type { Middleware } from '@microsoft/microsoft-graph-client';
import type { Tokens } from './tokens.ts';

/**
 * Sends the token with calls to a Graph on this machine over plain http, to which Microsoft's handler sends
 * none. Calls that lead elsewhere, such as through a link in an answer, get no token. `root` must be a loopback address.
 */
export function createLoopbackAuthentication(tokens: Tokens, root: URL): Middleware {
  let following: Middleware | undefined;
  return {
    setNext: (next) => {
      following = next;
    },
    execute: async (context) => {
      const url = typeof context.request === 'string' ? context.request : context.request.url;
      if (new URL(url).origin === root.origin) {
        // A plain object and this spelling, because the redirect handler removes no other when it leaves the host.
        const others = Object.fromEntries(new Headers(context.options?.headers));
        const headers = { ...others, Authorization: `Bearer ${await tokens.get()}` };
        context.options = { ...context.options, headers };
      }
      await following?.execute(context);
    },
  };
}
