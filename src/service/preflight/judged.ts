import { sameUrl } from '../model/publication/addresses.ts';
import type { Desired, DesiredApplication } from '../model/publication/desired.ts';

/** Which parts of a desired state are looked at; what stays as it was approved is not judged again. */
export interface Judged {
  connectorGroup: boolean;
  internal(application: DesiredApplication): boolean;
  external(application: DesiredApplication): boolean;
  /** Application Proxy has served this address before, so its suffix is right. */
  wasServed(externalUrl: string): boolean;
}

/** Everything is looked at: nothing of it is published now. `base` = as it was published before. */
export function judgeAll(base: Desired | null = null): Judged {
  const before = base?.applications ?? [];
  return {
    connectorGroup: true,
    internal: () => true,
    external: () => true,
    wasServed: (url) => before.some(({ externalUrl }) => sameUrl(externalUrl, url)),
  };
}

/** Only what differs from `base` is looked at. */
export function judgeNew(desired: Desired, base: Desired): Judged {
  const has = (key: 'internalUrl' | 'externalUrl', url: string) =>
    base.applications.some((one) => sameUrl(one[key], url));
  return {
    connectorGroup: desired.connectorGroup.id !== base.connectorGroup.id,
    internal: ({ internalUrl }) => !has('internalUrl', internalUrl),
    external: ({ externalUrl }) => !has('externalUrl', externalUrl),
    wasServed: (url) => has('externalUrl', url),
  };
}

/** Only the addresses of these applications are looked at: somebody may have taken what they had. */
export function judgeTaken(isTaken: (application: DesiredApplication) => boolean): Judged {
  return { connectorGroup: false, internal: isTaken, external: isTaken, wasServed: () => true };
}
