import { readCertificates, type CertificatePaths } from './certificates.ts';
import { connectRepository, type Repository } from './repository.ts';

/** Connects as the settings say; null = they name no Qlik Sense. Throws StartError about the certificates. */
export function openRepository(
  settings: (CertificatePaths & { url: string; user: string }) | null,
): Repository | null {
  if (!settings) return null;
  const { url, user } = settings;
  return connectRepository({ url, user, certificates: readCertificates(settings) });
}
