import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { causes } from '../../../src/service/causes/causes.ts';
import type { ProxyFacts, QlikFacts } from '../../../src/service/qlik/facts.ts';
import { goodFacts } from '../../builders/facts.ts';
import { virtualProxy } from '../../builders/virtual-proxy.ts';

describe('causes in Qlik Sense, where the bot reads it', () => {
  const right: ProxyFacts = {
    ports: { hub: 443, authentication: 4244 },
    isOneEnough: false,
    isKerberosOn: true,
    prefixes: [''],
    virtualProxy,
    missingHosts: [],
  };
  const read: QlikFacts = {
    readAt: new Date(),
    host: 'qlik.contoso.com',
    prefix: '',
    published: { hub: 443, authentication: 4244 },
    externalHosts: ['qlik-contoso.msappproxy.net', 'qlik-auth-contoso.msappproxy.net'],
    proxy: right,
  };
  const facts = (proxy: Partial<ProxyFacts>) =>
    goodFacts({ qlik: { ...read, proxy: { ...right, ...proxy } } });
  const shown = (proxy: Partial<ProxyFacts>) => {
    const all = facts(proxy);
    return causes.filter((one) => ['found', 'maybe'].includes(one.looks(all))).map(({ id }) => id);
  };
  const lookAt = (id: string, all = facts({})) => causes.find((one) => one.id === id)?.looks(all);
  const pattern = { ...virtualProxy, windowsAuthenticationEnabledDevicePattern: 'Windows' };

  it('are fine where everything fits, and unseen where the bot reads another Qlik Sense', () => {
    for (const id of ['qlik-port', 'host-allow-list', 'websocket-origin', 'user-agent', 'qlik-settings']) {
      assert.equal(lookAt(id), 'fine', id);
      assert.equal(lookAt(id, goodFacts({ qlik: { ...read, proxy: null } })), 'unseen', id);
    }
  });

  it('are found alone', () => {
    assert.deepEqual(shown({ ports: { hub: 443, authentication: 443 }, isOneEnough: true }), ['qlik-port']);
    assert.deepEqual(shown({ missingHosts: ['qlik-contoso.msappproxy.net'] }), ['host-allow-list']);
    assert.deepEqual(shown({ virtualProxy: pattern }), ['user-agent']);
    assert.deepEqual(shown({ virtualProxy: null }), ['qlik-settings']);
    assert.deepEqual(shown({ isKerberosOn: false }), ['qlik-settings']);
    assert.deepEqual(shown({ virtualProxy: { ...virtualProxy, loadBalancingNodes: 0 } }), ['qlik-settings']);
  });

  it('name the hosts that are missing, and the request that adds them', () => {
    const missing = facts({ missingHosts: ['qlik-auth-contoso.msappproxy.net'] });
    const cause = causes.find(({ id }) => id === 'host-allow-list') ?? assert.fail();

    assert.deepEqual(cause.commands(missing), ['qlik-auth-contoso.msappproxy.net']);
    assert.match(english(cause.advice(missing)), /^Type “allow qlik”.* adds qlik-auth-contoso/u);
    assert.match(english(cause.advice(goodFacts())), /^Qlik Management Console/u);
  });
});
