import assert from 'node:assert/strict';
import type { Visit } from '../../../src/edge/visit.ts';
import { english } from '../../../src/language/say.ts';
import { judge } from '../../../src/service/outside/judge.ts';
import type { Expected } from '../../../src/service/outside/judged.ts';
import {
  answered,
  cases,
  expected,
  good,
  host,
  ours,
  own,
  reached,
  signInFor,
} from '../../harness/edge/judged.ts';

const named = (name: Partial<NonNullable<Visit['name']>>, more: Partial<Visit> = {}): Visit => ({
  ...answered(302, { ...ours, location: signInFor('our-app', own) }),
  ...more,
  name: { chain: [], addresses: ['20.1.2.3'], problem: '', code: '', ...name },
});
const nowhere = { addresses: [], answer: null, certificate: null } as const;

cases(
  'of an address in a domain of the organisation, a name that',
  [
    ['leads to Application Proxy', named({ chain: [host] }), 'verified'],
    [
      'leads there by several names, and on',
      named({ chain: ['a.example', `x.tenant.runtime.msappproxy.net`, 'b.example'] }),
      'verified',
    ],
    ['has an address record', named({}), 'wrong address-record'],
    ['leads elsewhere', named({ chain: ['evil-msappproxy.net'] }), 'wrong name-elsewhere'],
    ['does not exist', { ...named({ problem: 'missing' }), ...nowhere, signIn: null }, 'wrong name-missing'],
    [
      'leads to nothing',
      { ...named({ problem: 'missing', chain: [host] }), ...nowhere, signIn: null },
      'wrong name-dangling',
    ],
    ['goes in a circle', { ...named({ problem: 'loop' }), ...nowhere, signIn: null }, 'wrong name-loop'],
    [
      'nobody tells about',
      { ...named({ problem: 'silent', code: 'ESERVFAIL' }), ...nowhere, signIn: null },
      'unchecked no-name-server',
    ],
    [
      'is private from here',
      { ...named({}), ...nowhere, signIn: null, isPrivate: true },
      'unchecked private-address',
    ],
  ],
  { host: own },
);

const shown = (problem: string, days = 100): Visit => ({
  ...(problem ? { ...good, name: named({ chain: [host] }).name } : named({ chain: [host] })),
  certificate: {
    problem,
    endsAt: new Date(Date.now() + days * 86_400_000).toISOString(),
    names: ['x.example'],
    thumbprint: 'aa',
  },
});

cases(
  'of an address in a domain of the organisation, a certificate that',
  [
    ['ends soon', shown('', 20), 'verified certificate-ends'],
    ['has ended', shown('CERT_HAS_EXPIRED', -1), 'wrong certificate-expired'],
    ['has another name', shown('ERR_TLS_CERT_ALTNAME_INVALID'), 'wrong certificate-other-name'],
    ['has no chain', shown('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'wrong certificate-untrusted'],
  ],
  { host: own },
);

const inspected = (thumbprint: string, expectedState: string) =>
  cases(
    `of an address in a domain of the organisation, for which ${thumbprint} was uploaded, a certificate that`,
    [
      ['is of no public authority', shown('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'), expectedState],
      ['has ended', shown('CERT_HAS_EXPIRED', -1), 'wrong certificate-expired'],
    ],
    { host: own },
    thumbprint,
  );
inspected('bb', 'unchecked inspected-from-here');
inspected('aa', 'wrong certificate-untrusted');

cases(
  'of an address that leads to another server, an answer that',
  [
    ['shows a page', { ...answered(200, {}), name: named({}).name }, 'wrong address-record'],
    [
      'asks for a password',
      { ...answered(401, { 'www-authenticate': 'NTLM' }), name: named({ chain: ['old.example'] }).name },
      'wrong name-elsewhere',
    ],
    [
      'is a page of Application Proxy',
      { ...answered(200, reached), name: named({}).name },
      'alarm address-record',
    ],
  ],
  { host: own },
);

const stopped: Visit = { ...good, certificate: null, failure: 'ETIMEDOUT' };
cases(
  'where no visit has ever come through',
  [
    ['a connection that is not taken says nothing', stopped, 'unchecked no-way-from-here'],
    ['a handshake that fails does', { ...stopped, failure: 'ECONNRESET' }, 'wrong no-answer'],
    ['a server on this machine does', { ...stopped, name: null }, 'wrong no-answer'],
  ],
  { wasReached: false },
);
cases('where a visit has come through', [
  ['a connection that is not taken is no answer', stopped, 'wrong no-answer'],
]);

cases('from here', [
  [
    'a connection that is opened on its way says nothing',
    shown('SELF_SIGNED_CERT_IN_CHAIN'),
    'unchecked inspected-from-here',
  ],
  ['a network without a way says nothing', { ...good, failure: 'ENETUNREACH' }, 'unchecked no-way-from-here'],
  [
    'a host that is not the tenant’s is not visited',
    { ...good, name: null, refused: 'No' },
    'unchecked not-visited',
  ],
  ['no answer is no way in', { ...good, failure: 'ETIMEDOUT' }, 'wrong no-answer'],
]);

describe('what is said of a name', () => {
  const text = (change: Partial<Expected>, visit: Visit) =>
    english(
      judge({ ...expected, ...change }, visit, { words: '', isUseless: false, thumbprint: '' }).findings[0]
        ?.text ?? '',
    );
  const missing: Visit = { ...good, name: { chain: [], addresses: [], problem: 'missing', code: '' } };

  it('ends with what to do, by the kind of domain and the time', () => {
    assert.match(text({ isNew: true }, missing), /can take some minutes\.$/);
    assert.match(text({}, missing), /should be live by now: look at its Application proxy page/);
    for (const isNew of [true, false])
      assert.match(text({ host: own, isNew }, missing), /Make a CNAME record for qlik\.contoso\.com/);
  });
});
