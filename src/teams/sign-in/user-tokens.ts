import type { Activity, TokenExchangeResource } from 'botbuilder';
import {
  ClaimsIdentity,
  type BotFrameworkAuthentication,
  type UserTokenClient,
} from 'botframework-connector';

/** A person's token for Microsoft Graph. Never stored, never logged. */
export interface UserToken {
  token: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** What a Teams client needs to sign somebody in: silently by the resource, or through the link. */
interface SignInResource {
  signInLink: string;
  tokenExchangeResource: TokenExchangeResource | null;
}

/** The tokens of people, kept and refreshed by the Bot Framework token service for one OAuth connection. */
export interface UserTokens {
  connectionName: string;
  /** The person's token, fresh; null = they must sign in. `code` completes a sign-in in the browser. */
  find(chatUserId: string, code?: string): Promise<UserToken | null>;
  /** Trades a token that Teams gave for ours; false = refused, such as for a missing consent. */
  exchange(chatUserId: string, token: string): Promise<boolean>;
  signInResource(activity: Activity): Promise<SignInResource>;
}

const channelId = 'msteams';

/**
 * The token service as the bot of `appId` (`''` = unsigned). Throws what the service's client throws.
 * https://learn.microsoft.com/azure/bot-service/bot-builder-concept-authentication
 */
export function createUserTokens(
  authentication: BotFrameworkAuthentication,
  appId: string,
  connectionName: string,
): UserTokens {
  const identity = new ClaimsIdentity(appId ? [{ type: 'aud', value: appId }] : [], true);
  const client = (): Promise<UserTokenClient> => authentication.createUserTokenClient(identity);
  return {
    connectionName,
    find: async (chatUserId, code = '') => {
      const found = await (
        await client()
      )
        .getUserToken(chatUserId, connectionName, channelId, code)
        .catch((error: unknown) => {
          if (code && isRefused(error)) return null;
          throw error;
        });
      return found?.token ? { token: found.token, expiresAt: expiryOf(found.expiration) } : null;
    },
    exchange: async (chatUserId, token) => {
      try {
        const wanted = { token };
        const got = await (await client()).exchangeToken(chatUserId, connectionName, channelId, wanted);
        return Boolean(got?.token);
      } catch (error) {
        if (isRefused(error)) return false;
        throw error;
      }
    },
    signInResource: async (activity) => {
      const { signInLink = '', tokenExchangeResource } = await (
        await client()
      ).getSignInResource(connectionName, activity, '');
      return { signInLink, tokenExchangeResource: tokenExchangeResource ?? null };
    },
  };
}

/** An expiry nobody can read counts as now: the token is asked for again each time. */
function expiryOf(expiration: unknown): number {
  const time = new Date(String(expiration)).getTime();
  return Number.isNaN(time) ? 0 : time;
}

function isRefused(error: unknown): boolean {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : 0;
  return typeof status === 'number' && status >= 400 && status < 500 && status !== 429;
}
