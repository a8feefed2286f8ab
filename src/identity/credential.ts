import { readFileSync } from 'node:fs';
import type { TokenCredential } from '@azure/identity';
import {
  AzureAuthorityHosts,
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  DefaultAzureCredential,
  ManagedIdentityCredential,
} from './azure-identity.ts';

/** How an application authenticates to Microsoft Entra; every id is a GUID. */
export type Identity =
  | Readonly<{ kind: 'managedIdentity'; clientId: string }>
  /** A managed identity vouches for the application, which then needs no secret. */
  | Readonly<{ kind: 'federated'; tenantId: string; clientId: string; managedIdentityClientId: string }>
  /** A PEM file with the certificate and its private key. */
  | Readonly<{ kind: 'certificate'; tenantId: string; clientId: string; certificatePath: string }>
  | Readonly<{ kind: 'secret'; tenantId: string; clientId: string; secret: string }>
  /** The first that works: environment, workload identity, managed identity (`''` = system-assigned), Azure CLI. */
  | Readonly<{ kind: 'found'; tenantId: string; managedIdentityClientId: string }>;

/**
 * Creates the credential of an identity for the Microsoft Entra at `loginUrl`, such as
 * `https://login.microsoftonline.us`. Fetches no token yet. Throws if the certificate cannot be read.
 * https://learn.microsoft.com/azure/developer/javascript/sdk/authentication/credential-chains
 */
export function createCredential(identity: Identity, loginUrl: string): TokenCredential {
  const options = authority(loginUrl);
  if (identity.kind === 'managedIdentity')
    return new ManagedIdentityCredential({ clientId: identity.clientId });
  if (identity.kind === 'found') {
    const { tenantId, managedIdentityClientId } = identity;
    return new DefaultAzureCredential({
      ...options,
      ...(tenantId && { tenantId }),
      ...(managedIdentityClientId && { managedIdentityClientId }),
    });
  }
  const { tenantId, clientId } = identity;
  if (identity.kind === 'secret')
    return new ClientSecretCredential(tenantId, clientId, identity.secret, options);
  if (identity.kind === 'certificate') {
    const certificate = readCertificate(identity.certificatePath);
    return new ClientCertificateCredential(tenantId, clientId, { certificate }, options);
  }
  const assertion = assertionOf(identity.managedIdentityClientId, loginUrl);
  return new ClientAssertionCredential(tenantId, clientId, assertion, options);
}

const knownHosts: readonly string[] = Object.values(AzureAuthorityHosts).map((url) => new URL(url).host);

/**
 * Skips instance discovery for unknown hosts, because Microsoft's public list of clouds does not include private ones.
 */
function authority(loginUrl: string) {
  const { origin, host } = new URL(loginUrl);
  return { authorityHost: origin, disableInstanceDiscovery: !knownHosts.includes(host) };
}

/** Token audience that Microsoft Entra expects for a federated credential; it differs by cloud.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity */
const exchangeAudiences: Readonly<Record<string, string>> = {
  'login.microsoftonline.us': 'api://AzureADTokenExchangeUSGov',
  'login.chinacloudapi.cn': 'api://AzureADTokenExchangeChina',
};

function assertionOf(clientId: string, loginUrl: string): () => Promise<string> {
  const audience = exchangeAudiences[new URL(loginUrl).host] ?? 'api://AzureADTokenExchange';
  const managed = new ManagedIdentityCredential({ clientId });
  return async () => (await managed.getToken(`${audience}/.default`)).token;
}

/** Reads the file at once, so that a wrong path fails at start, not at the first message. */
function readCertificate(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error('MICROSOFT_APP_CERTIFICATE_PATH names a file that cannot be read', { cause: error });
  }
  if (/-BEGIN CERTIFICATE-/u.test(text) && /-BEGIN (\w+ )?PRIVATE KEY-/u.test(text)) return text;
  throw new Error(
    'MICROSOFT_APP_CERTIFICATE_PATH must name a PEM file with a certificate and its private key',
  );
}
