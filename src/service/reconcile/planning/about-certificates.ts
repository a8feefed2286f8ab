import type { Text } from '../../../language/sentence.ts';
import { listPublishedApplications } from '../../../graph/on-premises-publishing.ts';
import type { Planned } from '../../kinds/kind.ts';
import { sameUrl } from '../../model/publication/addresses.ts';
import { certificateWords } from '../../preflight/certificate.ts';

/**
 * Returns warnings about the certificate that new addresses in a domain of the organisation will get: the one that
 * Application Proxy serves the domain with already. As long as nothing is published in that domain, nothing is known.
 * https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain
 */
export async function warningsAboutCertificates({ deps, graph, desired, base }: Planned): Promise<Text[]> {
  const before = base?.applications ?? [];
  const hosts = desired.applications
    .filter(({ externalUrl }) => !before.some((one) => sameUrl(one.externalUrl, externalUrl)))
    .map(({ externalUrl }) => new URL(externalUrl).hostname)
    .filter((host) => !host.endsWith('.msappproxy.net'));
  if (hosts.length === 0) return [];
  // The plan does not depend on it; what is checked is what Graph shows.
  const published = await listPublishedApplications(graph, deps.seenPublished.ids).catch(() => []);
  return hosts.flatMap((host) => {
    const sibling = published.find(
      ({ publishing }) =>
        publishing.verifiedCustomDomainCertificatesMetadata &&
        domainIn(publishing.externalUrl) === domainOf(host),
    );
    return sibling
      ? certificateWords(sibling.publishing.verifiedCustomDomainCertificatesMetadata, host) || []
      : [];
  });
}

function domainOf(host: string): string {
  return host.slice(host.indexOf('.') + 1);
}

function domainIn(url: string | null | undefined): string {
  return url && URL.canParse(url) ? domainOf(new URL(url).hostname) : '';
}
