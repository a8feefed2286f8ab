import { isIP } from 'node:net';
import { sentence, type Text } from '../language/sentence.ts';

/** Says why an external URL must not be visited; `''` = it may. Only https on its own port, and only hosts in these
 * domains, in lower case. Literal addresses lie in no domain. */
export function whyNotVisited(externalUrl: string, allowedSuffixes: readonly string[]): Text {
  const url = URL.parse(externalUrl);
  if (url?.protocol !== 'https:' || url.port !== '')
    return sentence('The external address is not an https URL, or it names a port.');
  if (isAllowed(url.hostname, allowedSuffixes)) return '';
  return sentence('{host} does not lie in a domain of this tenant; not visited.', { host: url.hostname });
}

/** In URLs, IPv6 addresses are in brackets. */
function isAllowed(host: string, suffixes: readonly string[]): boolean {
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return false;
  return suffixes.some((suffix) => suffix !== '' && (host === suffix || host.endsWith(`.${suffix}`)));
}
