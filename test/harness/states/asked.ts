import type { Seen } from '../../../src/service/model/publication/seen.ts';
import type { Of } from './state.ts';

/** A state that nothing shows but a person's answer. */
export interface AskedState {
  row: number;
  id: string;
  of: Of;
  /** What the edge of the stand-in does, so that a person who opens the address sees it; null = they can only tell. */
  edge: object | null;
  seen: Seen;
  /** What they add in their own words. */
  adds: string;
  /** What its texts and commands must name. */
  says: readonly string[];
  /** Causes that the same answer fits as well, and that come before: their commands tell them apart. */
  after?: readonly string[];
}

const microsoft = (kind: string, error?: string) => ({
  edge: { kind, ...(error !== undefined && { error }) },
  seen: 'microsoft-error' as const,
  adds: '',
});

const lost = (adds: string) => ({
  edge: { kind: 'connection-lost' },
  seen: 'connection-lost' as const,
  adds,
});

const [host, outside] = ['plain.corp.contoso.com', 'plain-contoso.msappproxy.net'];
const kerberos = { of: 'signed', says: ['HTTP/signed.corp.contoso.com'] } as const;

/** What is found by asking: the rows of the list that neither Graph nor a visit without sign-in shows. */
export const askedStates: readonly AskedState[] = [
  {
    row: 11,
    id: 'credentials-altered',
    of: 'plain',
    edge: { kind: 'sign-in-error', code: 7000222 },
    seen: 'sign-in-error',
    adds: '',
    says: ['unpublish plain'],
  },
  {
    row: 16,
    id: 'connector-blocked',
    of: 'plain',
    ...microsoft('gateway-timeout', 'ConnectorError:Unauthorized'),
    says: ['prx-dc-01', 'prx-dc-02', 'Restart-Service WAPCSvc'],
  },
  {
    row: 18,
    id: 'server-unreachable',
    of: 'plain',
    ...microsoft('bad-gateway'),
    says: [`Test-NetConnection ${host} -Port 443`],
  },
  {
    row: 19,
    id: 'server-certificate',
    of: 'plain',
    ...microsoft('bad-gateway', 'BackendServiceUnavailable'),
    says: [host, `curl.exe -v https://${host}/hub/`],
    after: ['server-unreachable'],
  },
  {
    row: 20,
    id: 'server-slow',
    of: 'plain',
    ...microsoft('gateway-timeout', 'BackendTimeOut'),
    says: ['85', 'update plain'],
  },
  {
    row: 28,
    id: 'kerberos-name',
    ...kerberos,
    ...microsoft('bad-gateway', 'Incorrect Kerberos constrained delegation'),
  },
  { row: 29, id: 'kerberos-refused', ...kerberos, ...microsoft('forbidden'), adds: 'event 13022' },
  {
    row: 30,
    id: 'connector-domain',
    of: 'signed',
    ...microsoft('forbidden'),
    adds: 'The user could not be authorized',
    says: ["Get-ADComputer 'prx-dc-01'"],
  },
  {
    row: 32,
    id: 'host-alias',
    of: 'signed',
    ...microsoft('bad-gateway'),
    adds: 'event 12027',
    says: ['Resolve-DnsName signed.corp.contoso.com'],
    after: ['kerberos-name'],
  },
  {
    row: 33,
    id: 'qlik-port',
    of: 'plain',
    edge: null,
    seen: 'other',
    adds: `${host}:4244 ERR_CONNECTION_TIMED_OUT`,
    says: [`${host}:443`, 'update plain'],
  },
  {
    row: 34,
    id: 'internal-links',
    of: 'plain',
    edge: null,
    seen: 'other',
    adds: `${host} ERR_NAME_NOT_RESOLVED`,
    says: [host, 'update plain'],
  },
  {
    row: 35,
    id: 'header-translation',
    of: 'plain',
    edge: null,
    seen: 'sign-in-error',
    adds: 'redirect_uri_mismatch',
    says: ['Translate URLs in headers'],
  },
  { row: 36, id: 'host-allow-list', of: 'plain', ...lost('WebSocket 403'), says: [outside] },
  {
    row: 37,
    id: 'websocket-origin',
    of: 'plain',
    ...lost('Cross-Site Websocket Hijacking'),
    says: [outside],
  },
  { row: 38, id: 'early-close', of: 'plain', ...lost('after five minutes'), says: [] },
  {
    row: 39,
    id: 'websocket-cookie',
    of: 'plain',
    ...lost('websocket'),
    says: [],
    after: ['host-allow-list'],
  },
  {
    row: 40,
    id: 'user-agent',
    of: 'plain',
    edge: { kind: 'qlik-login' },
    seen: 'qlik-login',
    adds: 'on my iPad',
    says: ['Windows authentication pattern'],
  },
  {
    row: 41,
    id: 'other-host-token',
    of: 'plain',
    edge: null,
    seen: 'connection-lost',
    adds: 'CORS',
    says: [outside],
  },
  {
    row: 43,
    id: 'link-fragment',
    of: 'plain',
    edge: null,
    seen: 'other',
    adds: 'the part behind # is lost',
    says: [],
  },
  {
    row: 44,
    id: 'qlik-access',
    of: 'plain',
    edge: null,
    seen: 'other',
    adds: 'You cannot access Qlik Sense',
    says: ['Qlik Management Console'],
  },
];
