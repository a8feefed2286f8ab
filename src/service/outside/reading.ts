import type { SignInFacts } from '../../edge/sign-in-page.ts';
import type { Visit } from '../../edge/visit.ts';
import { leadsToProxy } from './judged.ts';

/** An answer of an external URL, with what Application Proxy says of itself in its headers. */
export interface Reading {
  status: number;
  /** Application and connector group, in lower case; `''` = not named. */
  proxyAppId: string;
  proxyGroupId: string;
  /** The name leads to somebody else, and the answer does not say that it is Application Proxy either. */
  isElsewhere: boolean;
  /** The request went through a connector, so that nobody had to sign in before. */
  isThroughConnector: boolean;
  /** The host behind asks for Windows or other passwords, which Application Proxy itself never does. */
  isChallenge: boolean;
  /** A program is asked for a token of Microsoft Entra ID, which is a sign-in, too. */
  wantsToken: boolean;
  /** Where people are sent to sign in with Microsoft Entra ID; null = they are not. */
  signIn: SignInFacts | null;
  /** The host of another redirect; `''` = there is none, or to the same host. */
  redirectHost: string;
}

/** Reads what was answered; null = there was no answer. */
export function readingOf(host: string, { name, answer, signIn }: Visit): Reading | null {
  if (!answer) return null;
  const { status, headers } = answer;
  const header = (key: string) => {
    const value = headers[key];
    return typeof value === 'string' ? value.toLowerCase() : '';
  };
  const proxyAppId = header('x-ms-proxy-app-id');
  const isThroughConnector = header('x-ms-proxy-connector-id') !== '';
  const isNamed = proxyAppId !== '' || isThroughConnector;
  return {
    status,
    proxyAppId,
    proxyGroupId: header('x-ms-proxy-group-id'),
    isElsewhere: !isNamed && name !== null && !leadsToProxy(host, name),
    isThroughConnector,
    isChallenge: status === 401 && /\b(ntlm|negotiate|basic|digest)\b/.test(header('www-authenticate')),
    wantsToken: status === 401 && header('www-authenticate').startsWith('bearer'),
    signIn,
    redirectHost:
      status >= 300 && status < 400 && !signIn ? (URL.parse(header('location'))?.hostname ?? '') : '',
  };
}

/**
 * Whether an answer proves that it can be entered without the sign-in of Microsoft Entra ID. Application Proxy asks for
 * it before anything else, so that even an error of the connector or of Qlik Sense shows that nobody was asked; only
 * failures of the service itself (429, 500, 503) come earlier. What does not name Application Proxy may be the default
 * page of an address that is not live yet; what a name of the organisation leads to instead is not Application Proxy.
 * https://learn.microsoft.com/entra/identity/app-proxy/overview-what-is-app-proxy#how-application-proxy-works
 */
export function isOpen(reading: Reading, isNew: boolean): boolean {
  const { status, signIn, proxyAppId, isElsewhere, isThroughConnector, isChallenge, wantsToken } = reading;
  if (isElsewhere) return false;
  if (isThroughConnector || isChallenge) return true;
  if (signIn || wantsToken) return false;
  if (proxyAppId !== '') return ![429, 500, 503].includes(status);
  return !isNew && status >= 200 && status < 300;
}
