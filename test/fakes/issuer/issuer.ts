import { createPublicKey, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { startHttps, type HttpsAnswer } from './https.ts';
import { aKey, publicEntry, seconds, signed, verified, type Claims, type SigningKey } from './jwt.ts';

/** How an application must prove itself at the token endpoint. */
export type Proof =
  | { kind: 'secret'; secret: string }
  | { kind: 'certificate'; certificate: string }
  | { kind: 'federated'; managedIdentityClientId: string };

/** Stands in for the Bot Framework and Microsoft Entra: one address, its own keys, real signatures. */
export interface Issuer {
  url: string;
  appId: string;
  tenantId: string;
  /** The audience that a token for Teams' connector must have. */
  channelAudience: string;
  /** Settings that make a bot use this issuer. */
  env: Record<string, string>;
  /** The published keys of the Bot Framework. The last one signs. */
  channelKeys: SigningKey[];
  /** Makes the token that the Bot Framework sends with an activity. Omits claims that `changes` sets to undefined. */
  channelToken(serviceUrl: string, changes?: Claims, key?: SigningKey): string;
  /** Returns the claims of a bearer token that Entra issued for the audience, otherwise null. */
  accepts(authorization: string | undefined, audience: string): Claims | null;
  /** Makes an Entra token, for an application or, with `oid`, for a person. */
  token(audience: string, claims: Claims, lifeSeconds?: number): string;
  /** Proofs that were refused at the token endpoint. */
  refused: string[];
  close(): Promise<void>;
}

const tokenIssuer = 'https://issuer.test';
const channelAudience = 'https://channel.test';

export async function startIssuer(appId: string, tenantId: string, proof: Proof): Promise<Issuer> {
  const entraKey = aKey('entra');
  const channelKeys = [aKey('first')];
  const refused: string[] = [];
  const token: Issuer['token'] = (aud, claims, life = 3600) =>
    signed(entraKey, {
      iss: url,
      aud,
      jti: randomUUID(),
      iat: seconds(),
      nbf: seconds(),
      exp: seconds() + life,
      ...claims,
    });
  const accepts: Issuer['accepts'] = (authorization, audience) => {
    const claims = verified(
      createPublicKey(entraKey.privateKey),
      authorization?.replace('Bearer ', '') ?? '',
    );
    return claims?.['aud'] === audience ? claims : null;
  };
  const server = await startHttps(async (request, body) => {
    const path = new URL(request.url ?? '', 'https://x').pathname;
    if (path === '/channel/openid') return json({ issuer: tokenIssuer, jwks_uri: `${url}/channel/keys` });
    if (path === '/channel/keys') return json({ keys: channelKeys.map(publicEntry) });
    if (path === '/identity/token') return managedIdentityToken(request, token);
    if (path === `/${tenantId}/v2.0/.well-known/openid-configuration`) return json(discovery(url, tenantId));
    if (path === `/${tenantId}/oauth2/v2.0/token`) {
      const form = new URLSearchParams(body);
      const isProven = form.get('client_id') === appId && proves(proof, form, appId, accepts);
      if (!isProven) refused.push(form.get('client_assertion') ? 'assertion' : 'secret');
      return isProven ? applicationToken(form, appId, token) : json({ error: 'invalid_client' }, 401);
    }
    return json({ error: 'not found' }, 404);
  });
  const { url } = server;
  const env = {
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_TENANT_ID: tenantId,
    MICROSOFT_APP_TYPE: 'SingleTenant',
    BOT_LOGIN_URL: url,
    BOT_CHANNEL_AUDIENCE: channelAudience,
    BOT_TOKEN_ISSUER: tokenIssuer,
    BOT_OPENID_METADATA_URL: `${url}/channel/openid`,
  };
  return {
    url,
    appId,
    tenantId,
    env,
    channelKeys,
    channelAudience,
    token,
    accepts,
    refused,
    channelToken: (serviceurl, changes = {}, key = channelKeys.at(-1) ?? entraKey) => {
      const times = {
        iat: seconds(),
        nbf: seconds(),
        exp: seconds() + 3600,
      };
      return signed(key, {
        iss: tokenIssuer,
        aud: appId,
        serviceurl,
        ...times,
        ...changes,
      });
    },
    close: server.close,
  };
}

function proves(proof: Proof, form: URLSearchParams, appId: string, accepts: Issuer['accepts']): boolean {
  if (proof.kind === 'secret') return form.get('client_secret') === proof.secret;
  const assertion = form.get('client_assertion') ?? '';
  if (proof.kind === 'certificate')
    return verified(createPublicKey(proof.certificate), assertion)?.['iss'] === appId;
  const vouched = accepts(`Bearer ${assertion}`, 'api://AzureADTokenExchange');
  return vouched?.['appid'] === proof.managedIdentityClientId;
}

function applicationToken(form: URLSearchParams, appid: string, token: Issuer['token']): HttpsAnswer {
  const audience = (form.get('scope') ?? '').replace('/.default', '');
  return json({ token_type: 'Bearer', expires_in: 3600, access_token: token(audience, { appid }) });
}

/** The endpoint that Azure gives a host with managed identities.
 * https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference */
function managedIdentityToken(request: IncomingMessage, token: Issuer['token']): HttpsAnswer {
  const { searchParams } = new URL(request.url ?? '', 'https://x');
  if (request.headers['x-identity-header'] !== 'host secret') return json({ error: 'forbidden' }, 403);
  const [resource, appid] = [searchParams.get('resource') ?? '', searchParams.get('client_id') ?? ''];
  const access_token = token(resource, { appid });
  return json({ access_token, expires_on: String(seconds() + 3600), resource, token_type: 'Bearer' });
}

function discovery(url: string, tenantId: string): object {
  return {
    issuer: `${url}/${tenantId}/v2.0`,
    authorization_endpoint: `${url}/${tenantId}/oauth2/v2.0/authorize`,
    token_endpoint: `${url}/${tenantId}/oauth2/v2.0/token`,
    jwks_uri: `${url}/${tenantId}/keys`,
  };
}

function json(body: unknown, status = 200): HttpsAnswer {
  return { status, body: JSON.stringify(body) };
}

export const anAppId = () => randomUUID();
