import type { AuthenticationError, TokenCredential } from '@azure/identity';
import { GraphCallError } from '../graph-error.ts';

/** Keeps the reason why no token was issued, which the Graph client would reduce to a name. A refusal by Entra ID (a
 * wrong or expired secret) becomes status 401; any other failure may be temporary and becomes status 0. */
export function explainTokenFailures(credential: TokenCredential): TokenCredential {
  return {
    getToken: async (scopes, options) => {
      try {
        return await credential.getToken(scopes, options);
      } catch (error) {
        throw noToken(error);
      }
    },
  };
}

function noToken(error: unknown): GraphCallError {
  if (!(error instanceof Error)) {
    return new GraphCallError(0, 'AuthenticationError', 'No token for Microsoft Graph.', error);
  }
  return new GraphCallError(isRefused(error) ? 401 : 0, error.name, error.message, error);
}

function isRefused(error: Error): boolean {
  if (!isAuthenticationError(error)) return false;
  return error.statusCode >= 400 && error.statusCode < 500 && error.statusCode !== 429;
}

/** By its name, as the library advises, because more than one copy of it may be loaded. */
function isAuthenticationError(error: Error): error is AuthenticationError {
  return error.name === 'AuthenticationError';
}
