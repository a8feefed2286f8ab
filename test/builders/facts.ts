import type { Facts } from '../../src/service/causes/facts.ts';
import type { ConnectorGroupView } from '../../src/service/model/view.ts';
import { aDesired, everythingOf } from './publication.ts';

/** Returns a connector group whose connectors have these states. */
export function aGroup(...statuses: string[]): ConnectorGroupView {
  const connectors = statuses.map((status, i) => ({
    machineName: `CONN-0${i + 1}`,
    externalIp: '20.61.12.4',
    status,
    version: '1.5.4287.0',
  }));
  const active = statuses.filter((status) => status === 'active').length;
  const named = { id: 'connectors-1', name: 'Data centre', region: 'eur', isDefault: false };
  return { ...named, connectors, active, total: statuses.length };
}

/** Returns the facts of a publication with which nothing is wrong, and everything could be read. */
export function goodFacts(overrides: Partial<Facts> = {}): Facts {
  const desired = aDesired();
  return {
    desired,
    observed: everythingOf(desired),
    connectorGroup: aGroup('active', 'active'),
    isProxyEnabled: true,
    ...overrides,
  };
}
