import type { ProxyService } from '../../qlik/proxy-services.ts';
import type { Repository } from '../../qlik/repository.ts';
import type { VirtualProxy } from '../../qlik/virtual-proxies.ts';

/** The proxies of one Qlik Sense site. */
export interface Site {
  readAt: Date;
  proxies: ProxyService[];
  virtualProxies: VirtualProxy[];
}

/** The Qlik Sense site that the bot can read, with a stored copy that is fresh for some seconds. */
export interface QlikSite {
  repository: Repository;
  /** Returns the stored copy while it is fresh, else reads now. Throws QlikError. */
  read(): Promise<Site>;
  /** Returns what was read last, however old, by whatever instance; null = nothing since the last change. */
  last(): Promise<Site | null>;
  /** Says that it was written to: what is stored no longer holds. */
  changed(): Promise<void>;
}
