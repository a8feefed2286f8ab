import type { Text } from '../../../language/sentence.ts';
import { findPublishedIn } from '../../../store/published.ts';
import type { Planned } from '../../kinds/kind.ts';
import { sameUrl } from '../../model/publication/addresses.ts';
import { certificateWords } from '../../preflight/certificate.ts';
import { domainKey } from '../../published/keys.ts';
import { readRows } from '../../published/read-rows.ts';
import { hidden } from '../../tenant/read-visible.ts';

/**
 * Returns warnings about the certificate that new addresses in a domain of the organisation will get: the one that
 * Application Proxy serves the domain with already. As long as nothing is published in that domain, nothing is known.
 * https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain
 */
export async function warningsAboutCertificates(planned: Planned): Promise<Text[]> {
  const { desired, base } = planned;
  const before = base?.applications ?? [];
  const added = desired.applications
    .map(({ externalUrl }) => externalUrl)
    .filter((url) => !before.some((one) => sameUrl(one.externalUrl, url)))
    .filter((url) => !new URL(url).hostname.endsWith('.msappproxy.net'));
  const domains = [...new Set(added.map(domainKey))];
  // The plan does not depend on it; what is checked is what Graph shows.
  const served = await Promise.all(domains.map((domain) => servedIn(planned, domain).catch(() => null)));
  return added.flatMap((url) => {
    const certificate = served[domains.indexOf(domainKey(url))];
    return certificate ? certificateWords(certificate, new URL(url).hostname) || [] : [];
  });
}

const siblings = 20;

/** Returns the certificate of an application that is published in a domain, as it is now; null = there is none. */
async function servedIn(planned: Planned, domain: string) {
  const rows = await findPublishedIn(planned.deps.db, domain, siblings);
  const read = await readRows(planned.deps, planned, rows);
  if (read === hidden) return null;
  const found = [...read.values()].map((one) => one?.publishing.verifiedCustomDomainCertificatesMetadata);
  return found.find((one) => one) ?? null;
}
