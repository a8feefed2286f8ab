import type { AccessToken, TokenCredential } from '@azure/identity';
import { GraphCallError } from '../graph-error.ts';
import { explainTokenFailures } from './explain-token-failures.ts';

/** A token is not used any more this long before it expires, so that calls on their way can still use it. */
const freshMs = 2 * 60_000;

/** The tokens of one identity, shared by all its calls. */
export interface Tokens {
  /** Returns the token to use now. Throws GraphCallError. */
  get(): Promise<string>;
  /** How often the token has been renewed; tells whether a call that was refused used the present one. */
  generation(): number;
  /**
   * Fetches a new token, because the one of that generation was refused; callers at the same time share one fetch.
   * `claims` = what Graph demands of it, as JSON; `''` = nothing but that it is new. Throws GraphCallError.
   */
  renew(refused: number, claims: string): Promise<void>;
}

/** No tokens at all, as over plain http. */
export const noTokens: Tokens = { get: async () => '', generation: () => 0, renew: async () => {} };

/** Creates the tokens of a credential. */
export function createTokens(credential: TokenCredential, scopes: string[]): Tokens {
  const explained = explainTokenFailures(credential);
  let generation = 0;
  let renewed: AccessToken | null = null;
  let renewing: Promise<void> | null = null;
  const fetchNew = async (claims: string) => {
    renewed = await askAnew(explained, scopes, claims || issuedFromNow());
    generation += 1;
  };
  return {
    generation: () => generation,
    get: async () => {
      // The credential's own cache may still hold the token that was refused.
      if (renewed && renewed.expiresOnTimestamp - freshMs > Date.now()) return renewed.token;
      renewed = null;
      return (await explained.getToken(scopes))?.token ?? '';
    },
    renew: async (refused, claims) => {
      if (refused !== generation) return;
      renewing ??= fetchNew(claims).finally(() => (renewing = null));
      return renewing;
    },
  };
}

/**
 * Claims make a credential pass over its cache. Those that cannot ask for any, such as a managed identity or the Azure
 * CLI, ignore or refuse them; they are asked plainly then, which at least replaces a token that has ended.
 */
async function askAnew(
  credential: TokenCredential,
  scopes: string[],
  claims: string,
): Promise<AccessToken | null> {
  try {
    return await credential.getToken(scopes, { claims });
  } catch (error) {
    if (isAboutClaims(error)) return credential.getToken(scopes);
    throw error;
  }
}

function isAboutClaims(error: unknown): boolean {
  return error instanceof GraphCallError && /^(Authentication|CredentialUnavailable)/.test(error.code);
}

/** The claim with which Graph itself asks for a token issued after a certain time, in seconds since 1970.
 * https://learn.microsoft.com/entra/identity-platform/app-resilience-continuous-access-evaluation */
function issuedFromNow(): string {
  const nbf = { essential: true, value: String(Math.floor(Date.now() / 1000)) };
  return JSON.stringify({ access_token: { nbf } });
}
