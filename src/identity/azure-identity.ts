import { createRequire } from 'node:module';

/**
 * Microsoft's library in the form in which botbuilder has loaded it, CommonJS. To import it would load all of it, and
 * the HTTP stack below it, a second time as ES modules: 300 files.
 */
export const {
  AzureAuthorityHosts,
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  DefaultAzureCredential,
  ManagedIdentityCredential,
}: typeof import('@azure/identity') = createRequire(import.meta.url)('@azure/identity');
