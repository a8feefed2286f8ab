import type { ProxyService } from '../../qlik/proxy-services.ts';
import type { Repository } from '../../qlik/repository.ts';
import type { VirtualProxy } from '../../qlik/virtual-proxies.ts';
import type { Kept } from '../waiting/keep.ts';

/** The proxies of one Qlik Sense site. */
export interface Site {
  readAt: Date;
  proxies: ProxyService[];
  virtualProxies: VirtualProxy[];
}

/** The Qlik Sense site that the bot can read, with a copy that is kept for some seconds. Reading throws QlikError. */
export interface QlikSite extends Kept<Site> {
  repository: Repository;
  /** Says that it was written to: what is kept is no longer fresh. */
  changed(): void;
}
