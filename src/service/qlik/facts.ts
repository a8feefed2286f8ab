import { setTimeout as sleep } from 'node:timers/promises';
import type { ProxyService } from '../../qlik/proxy-services.ts';
import { isSameHost } from '../../qlik/change-host-list.ts';
import type { VirtualProxy } from '../../qlik/virtual-proxies.ts';
import { isQlikAway } from '../../qlik/qlik-error.ts';
import type { Deps } from '../model/deps.ts';
import { prefixIn } from '../model/publication/entry.ts';
import type { Desired, DesiredApplication } from '../model/publication/desired.ts';
import type { Site } from '../model/qlik-site.ts';

/** Where Qlik Sense listens, or what is published of it. */
export interface Ports {
  hub: number;
  authentication: number;
}

/** What the Qlik Repository Service says that matters to one publication. */
export interface QlikFacts {
  readAt: Date;
  /** The host of the publication's Qlik Sense, in lower case. */
  host: string;
  /** The virtual proxy's prefix through which people enter; `''` = none. */
  prefix: string;
  /** What is published; one port for both = a single application. */
  published: Ports;
  /** The hosts under which people come from outside. */
  externalHosts: string[];
  /** The proxy on that host; null = that host is none of the site, which is another Qlik Sense. */
  proxy: ProxyFacts | null;
}

/** One proxy, and the virtual proxy on it that the publication uses. */
export interface ProxyFacts {
  /** For the scheme of the publication; null = the proxy takes no http. */
  ports: Ports | null;
  /** Signing in needs no second application. */
  isOneEnough: boolean;
  isKerberosOn: boolean;
  /** Of the virtual proxies there. */
  prefixes: string[];
  /** null = there is none with that prefix. */
  virtualProxy: VirtualProxy | null;
  /** External hosts that its host allow list lacks. */
  missingHosts: readonly string[];
}

/** People wait for what is found out with it. */
const mostMilliseconds = 5000;

/**
 * Returns what Qlik Sense itself says about a publication; null = the bot reaches no Qlik Sense, or not within
 * five seconds, or the publication has no applications. Never throws.
 */
export async function qlikFacts(
  deps: Pick<Deps, 'qlik' | 'log'>,
  desired: Desired,
): Promise<QlikFacts | null> {
  if (!deps.qlik) return null;
  try {
    const site = await Promise.race([deps.qlik.read(), sleep(mostMilliseconds, null, { ref: false })]);
    if (!site) deps.log.warn('Qlik Sense gives no answer in time');
    return site && factsIn(site, desired);
  } catch (error) {
    const [about, words] = [{ err: error }, 'Qlik Sense cannot be read'] as const;
    if (isQlikAway(error)) deps.log.warn(about, words);
    else deps.log.error(about, words);
    return null;
  }
}

/** The same from what was read last, however old. */
export async function lastQlikFacts(
  { qlik }: Pick<Deps, 'qlik'>,
  desired: Desired,
): Promise<QlikFacts | null> {
  const site = (await qlik?.last()) ?? null;
  return site && factsIn(site, desired);
}

/** Returns what a site says about a publication; null = the publication has no applications. */
export function factsIn(site: Site, desired: Desired): QlikFacts | null {
  const hub = desired.applications.find(({ role }) => role === 'hub');
  if (!hub) return null;
  const auth = desired.applications.find(({ role }) => role === 'auth');
  const { hostname: host, protocol } = new URL(hub.internalUrl);
  const prefix = prefixIn(hub.entryPath ?? '');
  const externalHosts = desired.applications.map(({ externalUrl }) => new URL(externalUrl).hostname);
  const proxy = proxyAt(site, host);
  return {
    readAt: site.readAt,
    host,
    prefix,
    published: { hub: portOf(hub), authentication: portOf(auth ?? hub) },
    externalHosts,
    proxy: proxy ? proxyFacts(site, proxy, { isHttps: protocol === 'https:', prefix, externalHosts }) : null,
  };
}

/**
 * Returns the proxy that people reach under a host: the one of that name, or the first with a virtual proxy whose host
 * allow list has it, because Qlik Sense is often published under an alias of its server. null = there is none.
 */
export function proxyAt({ proxies, virtualProxies }: Site, host: string): ProxyService | null {
  const named = proxies.find(({ hostName }) => hostName === host);
  if (named) return named;
  const knowing = virtualProxies
    .filter((one) => one.websocketCrossOriginWhiteList.some((entry) => isSameHost(entry, host)))
    .map(({ id }) => id);
  return proxies.find((one) => one.virtualProxyIds.some((id) => knowing.includes(id))) ?? null;
}

function proxyFacts(
  { virtualProxies }: Site,
  proxy: ProxyService,
  { isHttps, prefix, externalHosts }: { isHttps: boolean; prefix: string; externalHosts: string[] },
): ProxyFacts {
  const served = virtualProxies.filter(({ id }) => proxy.virtualProxyIds.includes(id));
  const virtualProxy = served.find((one) => one.prefix === prefix) ?? null;
  const ports = portsOf(proxy, isHttps);
  const listed = virtualProxy?.websocketCrossOriginWhiteList ?? [];
  return {
    ports,
    isOneEnough: ports !== null && ports.hub === ports.authentication,
    isKerberosOn: proxy.kerberosAuthentication,
    prefixes: served.map((one) => one.prefix),
    virtualProxy,
    missingHosts: virtualProxy
      ? externalHosts.filter((host) => !listed.some((entry) => isSameHost(entry, host)))
      : [],
  };
}

/** Whether Qlik Sense lacks a host that the bot can add. */
export function isHostMissing(facts: QlikFacts | null): boolean {
  return (facts?.proxy?.missingHosts.length ?? 0) > 0;
}

/** Returns where a proxy listens for https or http; null = it takes no http. */
export function portsOf(proxy: ProxyService, isHttps: boolean): Ports | null {
  if (isHttps) return { hub: proxy.listenPort, authentication: proxy.authenticationListenPort };
  if (!proxy.allowHttp) return null;
  return {
    hub: proxy.unencryptedListenPort,
    authentication: proxy.unencryptedAuthenticationListenPort,
  };
}

function portOf({ internalUrl }: DesiredApplication): number {
  const { port, protocol } = new URL(internalUrl);
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}
