import assert from 'node:assert/strict';
import { readSignIn } from '../../../src/edge/sign-in-page.ts';
import type { Visit } from '../../../src/edge/visit.ts';
import { judge } from '../../../src/service/outside/judge.ts';
import type { Expected } from '../../../src/service/outside/judged.ts';

export const host = 'qlik-contoso.msappproxy.net';
export const own = 'qlik.contoso.com';
export const expected: Expected = {
  host,
  internalHost: 'qlik.corp.contoso.com',
  preAuthentication: 'aadPreAuthentication',
  appId: 'our-app',
  connectorGroup: { id: 'our-group', name: 'Headquarters' },
  isNew: false,
  isClosing: false,
  wasReached: true,
};
export const good: Visit = {
  refused: '',
  name: { chain: [], addresses: ['20.1.2.3'], problem: '', code: '' },
  isPrivate: false,
  certificate: {
    problem: '',
    endsAt: new Date(Date.now() + 1e10).toISOString(),
    names: [host],
    thumbprint: '',
  },
  answer: null,
  signIn: null,
  failure: '',
};

type Headers = Record<string, string>;
export const ours: Headers = { 'x-ms-proxy-app-id': 'OUR-APP', 'x-ms-proxy-group-id': 'our-group' };
export const reached = { ...ours, 'x-ms-proxy-connector-id': 'c' };

export function answered(status: number, headers: Headers = ours): Visit {
  const signIn = status === 302 ? readSignIn(headers['location'] ?? '', '') : null;
  return { ...good, answer: { status, headers }, signIn };
}

export function signInFor(clientId: string, at = host): string {
  return `https://login.microsoftonline.com/t/oauth2/authorize?client_id=${clientId}&redirect_uri=https%3A%2F%2F${at}%2F`;
}

/** Judges: the state, and the first finding that names a cause. */
function verdict(visit: Visit, change: Partial<Expected> = {}, thumbprint = ''): string {
  const uploaded = { words: '', isUseless: false, thumbprint };
  const { state, findings } = judge({ ...expected, ...change }, visit, uploaded);
  return [state, findings.find(({ cause }) => cause)?.cause].filter(Boolean).join(' ');
}

export const cases = (
  title: string,
  rows: [string, Visit, string][],
  change: Partial<Expected> = {},
  thumbprint = '',
) =>
  describe(title, () => {
    for (const [what, visit, wanted] of rows)
      it(`${what}: ${wanted}`, () => assert.equal(verdict(visit, change, thumbprint), wanted));
  });
