import type { TokenCredential } from '@azure/identity';
import type { GraphFor } from '../graph/client.ts';
import { GraphCallError } from '../graph/graph-error.ts';
import type { Deps } from '../service/model/deps.ts';
import type { UserToken, UserTokens } from '../teams/sign-in/user-tokens.ts';
import { SignInNeededError, type Approver } from '../service/model/request/approver.ts';

/** Fetches a new token this long before expiry, so that calls already started can still use the old one. */
const freshMs = 5 * 60_000;

/**
 * Creates Graph clients that act on behalf of the approver. The token comes from the token service for each run of a
 * job, and again when it is about to expire; it is stored nowhere else. `connect` makes a client from a credential.
 */
export function createGraphAs(
  tokens: UserTokens,
  connect: (credential: TokenCredential) => GraphFor,
): NonNullable<Deps['graphAs']> {
  return async (requestId, approver) => {
    const credential = delegated(tokens, approver);
    await credential.getToken('');
    return connect(credential)(requestId);
  };
}

function delegated(tokens: UserTokens, approver: Approver): TokenCredential {
  let known: (UserToken & { freshUntil: number }) | null = null;
  return {
    // Claims are asked for only after Graph has refused the token.
    getToken: async (_scopes, { claims } = {}) => {
      const refused = claims ? known?.token : undefined;
      if (!known || refused !== undefined || known.freshUntil < performance.now()) {
        const token = await fetchToken(tokens, approver);
        if (token.token === refused) await mustSignInAgain(tokens, approver);
        // Uses the monotonic clock from here on, so that changes to the system clock do not matter.
        known = { ...token, freshUntil: performance.now() + token.expiresAt - Date.now() - freshMs };
      }
      return { token: known.token, expiresOnTimestamp: known.expiresAt };
    },
  };
}

async function fetchToken(tokens: UserTokens, { chatUserId, name }: Approver): Promise<UserToken> {
  const found = await tokens.find(chatUserId).catch(noAnswer);
  if (!found) throw new SignInNeededError(`There is no token of ${name}`);
  return found;
}

/** The token service keeps a token until it expires, also one that was revoked or lacks what a challenge demands. */
async function mustSignInAgain(tokens: UserTokens, { chatUserId, name }: Approver): Promise<never> {
  await tokens.forget(chatUserId).catch(noAnswer);
  throw new SignInNeededError(`The token of ${name} is refused`);
}

function noAnswer(error: unknown): never {
  throw new GraphCallError(0, 'TokenServiceUnavailable', 'The token service gave no answer.', error);
}
