import { html, page } from './html.ts';
import { errorPage } from './pages.ts';
import type { EdgeState } from '../tenant/hand-records.ts';
import type { Published } from './published.ts';
import type { RawResponse } from '../http/raw-response.ts';

/** Status, the word on the page, and what it says. */
const pages = {
  'bad-gateway': [
    502,
    'Bad Gateway',
    'The connector got no usable answer from the internal address, or no Kerberos ticket for it.',
  ],
  'gateway-timeout': [
    504,
    'Gateway Timeout',
    'The connector or the internal server took too long to answer.',
  ],
  forbidden: [403, 'Forbidden', 'You are not authorized to access this application.'],
} as const satisfies Record<string, readonly [number, string, string]>;

/**
 * Returns the page of a part behind the sign-in that fails; null = none does. The status words are those of Application
 * Proxy: https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-debug-apps
 */
export function failurePage(
  state: EdgeState | null,
  published: Published,
  headers: Record<string, string>,
): RawResponse | null {
  switch (state?.kind) {
    case 'bad-gateway':
    case 'gateway-timeout':
    case 'forbidden': {
      const [status, word, reason] = pages[state.kind];
      const details = state.error === undefined ? {} : { 'x-ms-proxy-error-details': state.error };
      return errorPage(status, word, published, html`${reason}`, { ...headers, ...details });
    }
    case 'qlik-login':
      return page(200, 'Qlik Sense login (sandbox)', html`<h1>User name and password, please</h1>`, headers);
    case 'connection-lost':
      return page(200, 'Qlik Sense hub (sandbox)', html`<h1>Connection lost</h1>`, headers);
    default:
      return null;
  }
}
