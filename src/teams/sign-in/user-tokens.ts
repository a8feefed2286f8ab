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

/** What a Teams client needs to sign a person in: silently through the resource, or through the link. */
interface SignInResource {
  signInLink: string;
  tokenExchangeResource: TokenExchangeResource | null;
}

/** People's tokens for one OAuth connection. The Bot Framework token service stores and refreshes them. */
export interface UserTokens {
  connectionName: string;
  /** Returns the person's current token, or null if they must sign in. `code` completes a browser sign-in. */
  find(chatUserId: string, code?: string): Promise<UserToken | null>;
  /** Exchanges a token from Teams for ours. Returns false if refused, for example because consent is missing. */
  exchange(chatUserId: string, token: string): Promise<boolean>;
  signInResource(activity: Activity): Promise<SignInResource>;
  /** Makes the token service forget the person's tokens, so that they must sign in again. */
  forget(chatUserId: string): Promise<void>;
}

const channelId = 'msteams';

/**
 * Creates the client of the token service for the bot `appId` (`''` = unsigned). Its methods throw the SDK's errors.
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
    forget: async (chatUserId) => (await client()).signOutUser(chatUserId, connectionName, channelId),
  };
}

/** An unreadable expiry counts as now, so the token is requested again each time. */
function expiryOf(expiration: unknown): number {
  const time = new Date(String(expiration)).getTime();
  return Number.isNaN(time) ? 0 : time;
}

/** Whether the token service refuses a call, so that repeating it does not help. */
export function isRefused(error: unknown): boolean {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : 0;
  return typeof status === 'number' && status >= 400 && status < 500 && status !== 408 && status !== 429;
}
