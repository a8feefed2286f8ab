import { sentence } from '../../../language/sentence.ts';
import { wrong, type Parsed } from './parsed.ts';

const example = 'https://qlik-contoso.msappproxy.net';

/**
 * Parses an external URL to lower case, ending in `/`.
 * https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain
 */
export function parseExternalUrl(field: 'externalUrl' | 'authExternalUrl', text: string): Parsed<string> {
  const typed = text.trim().toLowerCase();
  if (!URL.canParse(typed) || !typed.startsWith('https://'))
    return wrong(
      field,
      sentence('Enter a whole address that begins with https://, for example {example}.', { example }),
    );
  const url = new URL(typed);
  if (url.port) return wrong(field, sentence('An external address has no port.'));
  if (url.pathname !== '/' || url.search || url.hash || url.username)
    return wrong(
      field,
      sentence('Enter only the host, for example {example}: the whole of Qlik Sense is published.', {
        example,
      }),
    );
  if (url.hostname.endsWith('onmicrosoft.com'))
    return wrong(field, sentence('Application Proxy does not serve onmicrosoft.com. Choose another domain.'));
  if (url.hostname.length > 253 || url.hostname.split('.').some((part) => part.length > 63))
    return wrong(field, sentence('Each part between two dots has at most 63 characters. Shorten it.'));
  return { value: `https://${url.host}/` };
}
