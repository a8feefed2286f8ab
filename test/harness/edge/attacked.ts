import type { TLSSocket } from 'node:tls';
import type { Network } from '../../../src/edge/network.ts';
import { visitExternalUrl, type Visit } from '../../../src/edge/visit.ts';
import { createAuthority, type Authority, type KeyPair } from '../../fakes/edge/authority.ts';
import { startHostileEdge, type HostileEdge } from '../../fakes/edge/hostile-edge.ts';
import { startNameServer, type NameServer } from '../../fakes/edge/name-server.ts';

export const attackedHost = 'qlik-contoso.msappproxy.net';

/** What a hostile server and a hostile name server do to a visit. */
export interface Attacked {
  names: NameServer;
  authority: Authority;
  /** Visits a server on loopback that answers like this, as if loopback were the internet. */
  visit(answer: (socket: TLSSocket) => void, options?: Partial<AttackOptions>): Promise<Seen>;
  close(): Promise<void>;
}

interface AttackOptions {
  certificate: KeyPair;
  timeLimitMs: number;
}

interface Seen extends Visit {
  edge: HostileEdge['seen'];
  tookMs: number;
}

export async function startAttacked(): Promise<Attacked> {
  const names = await startNameServer({ [attackedHost]: { a: ['127.0.0.1'] } });
  const authority = await createAuthority();
  const good = await authority.issue(attackedHost);
  return {
    names,
    authority,
    visit: async (answer, { certificate = good, timeLimitMs = 5000 } = {}) => {
      const edge = await startHostileEdge(certificate, answer);
      const network: Network = {
        nameServers: [names.address],
        port: edge.port,
        authorities: authority.cert,
        mayReach: (address) => address === '127.0.0.1',
      };
      const options = { allowedSuffixes: ['msappproxy.net'], servedAt: null, network, timeLimitMs };
      const started = performance.now();
      const visit = await visitExternalUrl(options, `https://${attackedHost}/hub/`);
      const tookMs = performance.now() - started;
      await edge.close();
      return { ...visit, edge: edge.seen, tookMs };
    },
    close: () => names.close(),
  };
}
