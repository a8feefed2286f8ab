import { sentence, type Text } from '../language/sentence.ts';
/**
 * What a probe of an external URL showed. It proves only that the edge works, not the connector, nor Qlik behind it.
 */
export interface EdgeFacts {
  /** Whether there was an HTTP response. */
  reachable: boolean;
  /** HTTP status; 0 = no response. */
  status: number;
  /** Whether the visitor is redirected to sign in with Microsoft Entra ID. */
  redirectsToSignIn: boolean;
  /** Application and connector group that Application Proxy reports; `''` = not reported. */
  proxyAppId: string;
  proxyGroupId: string;
  /** One sentence for people; `''` = no problem at the edge. */
  problem: Text;
}

export interface EdgeAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
}

/** https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const signInHosts = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.windows.net',
];

export function noFacts(problem: Text): EdgeFacts {
  return { reachable: false, status: 0, redirectsToSignIn: false, proxyAppId: '', proxyGroupId: '', problem };
}

/** Interprets a response of the edge. `signInPage` is the URL of the sign-in page, `''` = Microsoft's. */
export function readAnswer(answer: EdgeAnswer, expectedAppId: string, signInPage: string): EdgeFacts {
  const proxyAppId = header(answer, 'x-ms-proxy-app-id');
  const facts = {
    reachable: true,
    status: answer.status,
    redirectsToSignIn: isRedirect(answer.status) && isSignIn(header(answer, 'location'), signInPage),
    proxyAppId,
    proxyGroupId: header(answer, 'x-ms-proxy-group-id'),
  };
  return { ...facts, problem: describe(facts, expectedAppId) };
}

function describe(facts: Omit<EdgeFacts, 'problem'>, expectedAppId: string): Text {
  const { proxyAppId, status } = facts;
  if (proxyAppId !== '' && proxyAppId.toLowerCase() !== expectedAppId.toLowerCase()) {
    return sentence('Another application answers at this address (application id {id}).', { id: proxyAppId });
  }
  if (status === 504) return sentence('Application Proxy found no working connector (504).');
  if (status >= 500)
    return sentence('The address answers with an error ({status}).', { status: String(status) });
  if (proxyAppId === '' && !facts.redirectsToSignIn) {
    return sentence(
      'Something answers ({status}), but it does not look like Application Proxy. It may not be published everywhere yet.',
      { status: String(status) },
    );
  }
  return '';
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function isSignIn(location: string, signInPage: string): boolean {
  const target = URL.parse(location);
  if (target === null) return false;
  if (signInPage !== '') return `${target.origin}${target.pathname}` === signInPage;
  return target.protocol === 'https:' && signInHosts.includes(target.hostname);
}

function header(answer: EdgeAnswer, name: string): string {
  const value = answer.headers[name];
  return typeof value === 'string' ? value : '';
}
