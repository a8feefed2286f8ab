import type { TokenCredential } from '@azure/identity';
import type { GraphFor } from '../graph/client.ts';
import { GraphCallError } from '../graph/graph-error.ts';
import type { Deps } from '../service/model/deps.ts';
import type { UserToken, UserTokens } from '../teams/sign-in/user-tokens.ts';
import { SignInNeededError, type Approver } from '../service/model/approver.ts';

/** A token is fetched again this long before it ends: a call that has begun must still be able to use it. */
const freshMs = 5 * 60_000;

/**
 * Microsoft Graph in the name of whoever approved. The token comes from the token service for each run of a job, and
 * again when it is about to end; it is kept nowhere else. `connect` makes a client of a credential.
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
    getToken: async () => {
      if (!known || known.freshUntil < performance.now()) {
        const token = await fetchToken(tokens, approver);
        // From here on the monotonic clock counts, whatever that of the machine is set to.
        known = { ...token, freshUntil: performance.now() + token.expiresAt - Date.now() - freshMs };
      }
      return { token: known.token, expiresOnTimestamp: known.expiresAt };
    },
  };
}

async function fetchToken(tokens: UserTokens, { chatUserId, name }: Approver): Promise<UserToken> {
  const found = await tokens.find(chatUserId).catch((error: unknown) => {
    throw new GraphCallError(0, 'TokenServiceUnavailable', 'The token service gave no answer.', error);
  });
  if (!found) throw new SignInNeededError(`There is no token of ${name}`);
  return found;
}
