import type { Kept } from '../waiting/keep.ts';
import type { ConnectorGroupView } from './view.ts';

/** What forms and lists show of the tenant; read again when older than `freshSeconds`. */
export interface TenantFacts {
  tenantId: string;
  /** First label of the initial domain: the `contoso` of `qlik-contoso.msappproxy.net`. */
  label: string;
  /** Verified domains an external URL may use; never `onmicrosoft.com`, which Application Proxy does not serve. */
  domains: string[];
  connectorGroups: ConnectorGroupView[];
}

/** A short-lived copy of tenant facts, so that a form opens at once; plans never read it. */
export interface Tenant extends Kept<TenantFacts> {
  /** The tenant's id, read once; it needs nothing of connectors, which the bot may lack. Throws what Graph throws. */
  id(): Promise<string>;
}
