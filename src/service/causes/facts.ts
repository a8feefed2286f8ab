import type { Desired } from '../model/publication/desired.ts';
import type { Observed } from '../model/publication/observed.ts';
import type { ConnectorGroupView } from '../model/view.ts';

/** What was read to find out why a publication does not work. null = it cannot be seen from here, or not now. */
export interface Facts {
  /** What was approved. */
  desired: Desired;
  observed: Observed | null;
  /** The connector group that the hub is in, with the live state of its connectors. */
  connectorGroup: ConnectorGroupView | null;
  /** Whether Application Proxy is switched on in the tenant. */
  isProxyEnabled: boolean | null;
}
