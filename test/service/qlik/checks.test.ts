import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import type { VirtualProxy } from '../../../src/qlik/virtual-proxies.ts';
import { qlikChecks } from '../../../src/service/qlik/checks.ts';
import type { Desired } from '../../../src/service/model/publication/desired.ts';
import type { ProxyFacts, QlikFacts } from '../../../src/service/qlik/facts.ts';
import { aDesired } from '../../builders/publication.ts';
import { virtualProxy } from '../../builders/virtual-proxy.ts';

const right: ProxyFacts = {
  ports: { hub: 443, authentication: 4244 },
  isOneEnough: false,
  isKerberosOn: true,
  prefixes: ['', 'finance'],
  virtualProxy,
  missingHosts: [],
};
const facts: QlikFacts = {
  readAt: new Date(),
  host: 'qlik.contoso.com',
  prefix: '',
  published: { hub: 443, authentication: 4244 },
  externalHosts: ['qlik-contoso.msappproxy.net', 'qlik-auth-contoso.msappproxy.net'],
  proxy: right,
};

describe('what is compared of Qlik Sense', () => {
  const found = (proxy: Partial<ProxyFacts>, more: Partial<QlikFacts> = {}) =>
    qlikChecks({ ...facts, proxy: { ...right, ...proxy }, ...more }, aDesired())
      .filter(({ state }) => state !== 'fine')
      .map(({ about, state, text }) => `${about} ${state}: ${english(text)}`);
  const virtual = (changes: Partial<VirtualProxy>) => ({ virtualProxy: { ...virtualProxy, ...changes } });

  it('is fine where everything fits', () => {
    assert.deepEqual(found({}), []);
  });

  for (const [what, proxy, expected] of [
    ['another port', { ports: { hub: 8443, authentication: 4244 } }, /^ports wrong: .*8443, not 443/u],
    [
      'another port for signing in',
      { ports: { hub: 443, authentication: 4250 } },
      /^ports wrong: .*4250, not 4244/u,
    ],
    [
      'one port for both',
      { ports: { hub: 443, authentication: 443 }, isOneEnough: true },
      /^ports unsure: .*one application is enough/u,
    ],
    ['no http', { ports: null }, /^ports wrong: .*https only/u],
    ['no virtual proxy', { virtualProxy: null }, /^virtual-proxy wrong: .* \/; it has \/ and \/finance/u],
    ['missing hosts', { missingHosts: ['a.contoso.com'] }, /^hosts wrong: .*lacks a\.contoso\.com/u],
    [
      'Windows only',
      virtual({ windowsAuthenticationEnabledDevicePattern: 'Windows' }),
      /^devices unsure: .*“Windows”/u,
    ],
    ['Kerberos off', { isKerberosOn: false }, /^kerberos wrong/u],
    ['SAML', virtual({ authenticationMethod: 3 }), /^sign-in unsure: .*with SAML: the identity provider/u],
    ['a header', virtual({ authenticationMethod: 1 }), /^sign-in wrong: .*a header, which browsers/u],
    [
      'a module of its own',
      virtual({ authenticationModuleRedirectUri: 'https://module.corp:9000/' }),
      /^sign-in unsure: .*https:\/\/module\.corp:9000\/ to sign in/u,
    ],
    ['extended security', virtual({ extendedSecurityEnvironment: true }), /^sessions unsure/u],
    ['no engine', virtual({ loadBalancingNodes: 0 }), /^engines wrong/u],
    [
      'a cookie of its own domain',
      virtual({ sessionCookieDomain: '.contoso.com' }),
      /^cookie wrong: .*contoso\.com only/u,
    ],
  ] as const)
    it(`names ${what}`, () => {
      const [first, ...more] = found(proxy);

      assert.match(first ?? '', expected);
      assert.deepEqual(more, []);
    });

  it('says that anybody gets in where nobody has to sign in on either side', () => {
    const proxy = { ...right, ...virtual({ anonymousAccessMode: 1 }) };
    const said = (desired: Desired) =>
      qlikChecks({ ...facts, proxy }, desired).filter(({ about }) => about === 'sign-in');

    assert.deepEqual(said(aDesired()), []);
    const [first] = said(aDesired({ preAuthentication: 'passthru' }));
    assert.match(english(first?.text ?? ''), /anybody on the internet gets in/u);
  });

  it('is nothing of a Qlik Sense that the bot does not read', () => {
    assert.deepEqual(found({}, { proxy: null }), [
      'site unsure: The bot finds no proxy of Qlik Sense with the name qlik.contoso.com.',
    ]);
  });

  it('allows a cookie for the domain of the external hosts', () => {
    assert.deepEqual(found(virtual({ sessionCookieDomain: 'msappproxy.net' })), []);
  });
});
