import { sentence, type Text } from '../../language/sentence.ts';
import type { DesiredApplication } from '../model/publication/desired.ts';
import type { Release } from '../model/publication/release.ts';

/** Returns warnings about the internal addresses of Qlik Sense, which only its administrators can check. */
export function serverWarnings(
  hub: DesiredApplication,
  auth: DesiredApplication | undefined,
  release: Release | undefined,
): Text[] {
  if (!auth) return [oneApplication, ...shortNameWarnings(hub.internalUrl, null)];
  return [
    ...portWarnings(new URL(hub.internalUrl), new URL(auth.internalUrl)),
    ...(release === 'newer' ? olderPortWarnings(hub.internalUrl, auth.internalUrl) : []),
    ...shortNameWarnings(hub.internalUrl, auth.internalUrl),
    ...domainWarnings(hub, auth),
  ];
}

const oneApplication = sentence(
  'One application only: Qlik signs people in on the port of its URL, and Application Proxy refuses the same internal URL twice.',
);

function portWarnings(hub: URL, auth: URL): Text[] {
  if (hub.protocol !== auth.protocol)
    return [
      sentence(
        'The Qlik Sense URL begins with {hub}, the authentication address with {auth}; Qlik usually keeps to one of them.',
        { hub: `${hub.protocol}//`, auth: `${auth.protocol}//` },
      ),
    ];
  if (auth.protocol === 'http:' && auth.port === '4244')
    return [
      sentence('Port 4244 is Qlik’s authentication port for https, but the Qlik Sense URL begins with http.'),
    ];
  if (auth.protocol === 'https:' && auth.port === '4248')
    return [
      sentence('Port 4248 is Qlik’s authentication port for http, but the Qlik Sense URL begins with https.'),
    ];
  return [];
}

/**
 * https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-qlik
 */
function olderPortWarnings(hubUrl: string, authUrl: string): Text[] {
  const [hub, auth] = [new URL(hubUrl), new URL(authUrl)];
  if (hub.hostname !== auth.hostname || !['4244', '4248'].includes(auth.port)) return [];
  return [
    sentence(
      'Since April 2018 Qlik usually signs people in on the port of its URL. Check that it uses {port}: Qlik Management Console, Proxies, Ports.',
      { port: auth.port },
    ),
  ];
}

function shortNameWarnings(hubUrl: string, authUrl: string | null): Text[] {
  const isShort = (url: string) => !new URL(url).hostname.includes('.');
  if (isShort(hubUrl))
    return [sentence('The Qlik Sense URL has a short host name; connectors must be able to resolve it.')];
  if (authUrl === null || !isShort(authUrl)) return [];
  return [
    sentence('The authentication address has a short host name; connectors must be able to resolve it.'),
  ];
}

/**
 * Kerberos delegation across domains has to be set up on the account of the other domain's server.
 * https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-sso-with-kcd
 */
function domainWarnings(hub: DesiredApplication, auth: DesiredApplication): Text[] {
  const domainOf = (url: string) => new URL(url).hostname.split('.').slice(1).join('.');
  const [one, other] = [domainOf(hub.internalUrl), domainOf(auth.internalUrl)];
  if (hub.singleSignOn.mode !== 'kerberos' || one === other || !one || !other) return [];
  return [
    sentence(
      'Hub and authentication address lie in different DNS domains, {one} and {other}; with Kerberos, the connectors need delegation in both.',
      { one, other },
    ),
  ];
}
