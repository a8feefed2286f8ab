import type { TokenCredential } from '@azure/identity';
import type { Cloud } from '../cloud.ts';
import {
  ManagedIdentityServiceClientCredentialsFactory,
  type JwtTokenProviderFactory,
} from 'botframework-connector';
import { SharedClients } from './shared-clients.ts';

/** The bot's registration and the credential that proves it. */
export interface BotRegistration {
  appId: string;
  tenantId: string;
  credential: TokenCredential;
}

/**
 * Creates the authentication of incoming and outgoing calls. Without a `bot` nothing is signed (loopback only).
 * Sets every address, because the SDK drops its own defaults as soon as one address is set.
 */
export function createAuthentication(bot: BotRegistration | null, cloud: Cloud): SharedClients {
  const { loginUrl, channelAudience, tokenIssuer, openIdMetadataUrl, tokenServiceUrl } = cloud;
  const login = loginUrl.replace(/\/+$/u, '');
  return new SharedClients(
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
 * The SDK's class is named after managed identity but takes tokens from any credential, so secrets, certificates and
 * federation work too. The SDK's own factories for those run the openssl command and contact the public cloud even for
 * private ones. Despite its types, the class only calls `getToken`.
 */
function credentialsOf({
  appId,
  credential,
}: BotRegistration): ManagedIdentityServiceClientCredentialsFactory {
  return new ManagedIdentityServiceClientCredentialsFactory(appId, {
    createAzureServiceTokenProvider: () => credential as TokenProvider,
  });
}
