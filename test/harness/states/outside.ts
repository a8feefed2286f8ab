import { defaultConnectorGroupId } from '../../../src/trial/sandbox/tenant/seed.ts';
import type { Engine } from '../engine/engine.ts';
import { hand } from '../sandbox/hands.ts';
import { startNameServer, type Zone } from '../../fakes/edge/name-server.ts';
import type { CauseState, Of } from './state.ts';

const atTheEdge = (of: Of, state: object) => (engine: Engine) =>
  hand(engine.sandbox, 'PUT', `edge/${of}-contoso.msappproxy.net`, state);

/** It was opened long ago, so that what is not live now is wrong. */
function longAgo({ deps }: Engine): void {
  deps.waits = { ...deps.waits, addressMinutes: 0, ownDomainMinutes: 0 };
}

const longAgoAtTheEdge = (of: Of, state: object) => (engine: Engine) => {
  longAgo(engine);
  return atTheEdge(of, state)(engine);
};

/** Serves addresses where the bot does not visit them. */
function notVisible({ deps }: Engine): Promise<void> {
  Object.assign(deps, { servedAt: () => 'http://192.0.2.1/' });
  return Promise.resolve();
}

/** Lets addresses be looked up by a name server that knows these names, and nothing answer at their addresses. */
const inDns = (zone: Zone) => async (engine: Engine) => {
  longAgo(engine);
  const server = await startNameServer(zone);
  const network = { nameServers: [server.address], port: 9, authorities: null, mayReach: () => true };
  Object.assign(engine.deps, { servedAt: null, network });
  return server;
};

/** What only a visit from outside shows. */
export const outsideStates: readonly CauseState[] = [
  {
    row: 46,
    id: 'settling',
    when: 'it was changed minutes ago, is as approved, and cannot be visited from here',
    of: 'plain',
    make: notVisible,
    says: [],
  },
  {
    row: 1,
    id: 'name-missing',
    when: 'nobody made a CNAME record',
    of: 'own',
    make: inDns({}),
    says: ['own.contoso.com', 'Resolve-DnsName own.contoso.com'],
  },
  {
    row: 1,
    id: 'name-missing',
    when: 'its name has an address record instead of a CNAME record',
    of: 'own',
    make: inDns({ 'own.contoso.com': { a: ['127.0.0.1'] }, 'own-auth.contoso.com': { a: ['127.0.0.1'] } }),
    says: ['own.contoso.com', 'CNAME'],
  },
  {
    row: 2,
    id: 'name-settling',
    when: 'a new address does not answer yet',
    of: 'fresh',
    async make(engine) {
      await atTheEdge('fresh', { kind: 'not-live' })(engine);
      await engine.run('publish', { name: 'fresh', qlikUrl: 'https://fresh.corp.contoso.com' });
    },
    says: ['fresh-contoso.msappproxy.net'],
  },
  {
    row: 2,
    id: 'no-answer',
    when: 'an address that was live does not answer any more',
    of: 'plain',
    make: atTheEdge('plain', { kind: 'not-live' }),
    says: ['plain-contoso.msappproxy.net', 'repair plain'],
  },
  {
    row: 16,
    id: 'connector-blocked',
    when: 'passthrough shows that no connector answers, although they are active',
    of: 'open',
    make: atTheEdge('open', { kind: 'gateway-timeout' }),
    says: ['prx-dc-01', 'prx-dc-02'],
  },
  {
    row: 18,
    id: 'server-unreachable',
    when: 'passthrough shows that Qlik Sense does not answer a connector',
    of: 'open',
    make: atTheEdge('open', { kind: 'bad-gateway' }),
    says: ['Test-NetConnection open.corp.contoso.com -Port 443', 'update open'],
  },
  {
    row: 3,
    id: 'certificate',
    when: 'the certificate of its domain has ended',
    of: 'own',
    make: ({ sandbox }) =>
      hand(sandbox, 'PUT', 'certificates/contoso.com', { subject: '*.contoso.com', days: -1 }),
    says: ['own.contoso.com'],
  },
  {
    row: 4,
    id: 'domain-unverified',
    when: 'its domain left the organisation',
    of: 'own',
    make: ({ sandbox }) => hand(sandbox, 'PATCH', 'domains/contoso.com', { isVerified: false }),
    says: ['own.contoso.com', 'update own'],
  },
  {
    row: 6,
    id: 'another-application',
    when: 'another application answers at its address',
    of: 'plain',
    make: longAgoAtTheEdge('plain', {
      kind: 'another-application',
      appId: '6a1d3f5e-2b84-4c0e-8f3a-9d7c1b2e4f60',
    }),
    says: ['plain-contoso.msappproxy.net'],
  },
  {
    row: 7,
    id: 'connector-group',
    when: 'it is served by another connector group than Graph says',
    of: 'plain',
    make: longAgoAtTheEdge('plain', { kind: 'another-group', groupId: defaultConnectorGroupId }),
    says: ['Data centre'],
  },
  {
    row: 8,
    id: 'no-sign-in',
    when: 'the edge asks nobody to sign in, whatever Graph says',
    of: 'plain',
    make: atTheEdge('plain', { kind: 'open' }),
    says: ['plain-contoso.msappproxy.net', 'repair plain'],
  },
];
