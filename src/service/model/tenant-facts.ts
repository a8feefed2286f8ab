import type { Kept } from '../waiting/keep.ts';
import type { ConnectorGroupView } from './view.ts';

/** The tenant's details shown in forms and lists; read again when older than `freshSeconds`. */
export interface TenantFacts {
  tenantId: string;
  /**
   * The `contoso` of `qlik-contoso.msappproxy.net`: usually the first label of the initial domain; what Application
   * Proxy has shown, or an operator has set, comes first.
   */
  label: string;
  /** Verified domains that an external URL may use; never `onmicrosoft.com`, which Application Proxy does not serve. */
  domains: string[];
  connectorGroups: ConnectorGroupView[];
  /** Graph does not show connector groups: those here were seen earlier. Absent = it does. */
  areConnectorsHidden?: boolean;
}

/** A short-lived copy of the tenant facts, so that forms open at once; plans never read it. */
export interface Tenant extends Kept<TenantFacts> {
  /** Returns the tenant's id, read once; works without permission to read connectors. Throws what Graph throws. */
  id(): Promise<string>;
}
