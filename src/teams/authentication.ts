import type { TokenCredential } from '@azure/identity';
import type { Cloud } from '../cloud.ts';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import {
  ManagedIdentityServiceClientCredentialsFactory,
  type BotFrameworkAuthentication,
  type JwtTokenProviderFactory,
} from 'botframework-connector';

/** The bot's registration and what proves it. */
export interface BotRegistration {
  appId: string;
  tenantId: string;
  credential: TokenCredential;
}

/**
 * Checks what comes from a channel and signs what goes there; null = nothing is signed (loopback only).
 * Every address is given, because the SDK takes all of them as given once one is.
 */
export function createAuthentication(bot: BotRegistration | null, cloud: Cloud): BotFrameworkAuthentication {
  const { loginUrl, channelAudience, tokenIssuer, openIdMetadataUrl, tokenServiceUrl } = cloud;
  const login = loginUrl.replace(/\/+$/u, '');
  return new ConfigurationBotFrameworkAuthentication(
    {
      ...(bot && { MicrosoftAppId: bot.appId, MicrosoftAppTenantId: bot.tenantId }),
      ToChannelFromBotLoginUrl: login,
      ToChannelFromBotOAuthScope: channelAudience,
      ToBotFromChannelTokenIssuer: tokenIssuer,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: `${login}/common/v2.0/.well-known/openid-configuration`,
      OAuthUrl: tokenServiceUrl,
      CallerId: 'urn:botframework:azure',
    },
    ...(bot ? [credentialsOf(bot)] : []),
  );
}

type TokenProvider = ReturnType<JwtTokenProviderFactory['createAzureServiceTokenProvider']>;

/**
 * Its name says managed identity, but it takes tokens from any credential: secret, certificate and federation too. The
 * SDK's own factories for those run the openssl command, and ask Microsoft's public cloud about private ones. It only calls
 * `getToken`, whatever its types say.
 */
function credentialsOf({
  appId,
  credential,
}: BotRegistration): ManagedIdentityServiceClientCredentialsFactory {
  return new ManagedIdentityServiceClientCredentialsFactory(appId, {
    createAzureServiceTokenProvider: () => credential as TokenProvider,
  });
}
