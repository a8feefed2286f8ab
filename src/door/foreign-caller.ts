import type { IncomingHttpHeaders } from 'node:http';
import { isLoopbackHost } from '../loopback.ts';

/** What a request reveals about its origin. */
export interface Caller {
  method: string;
  headers: IncomingHttpHeaders;
  /** Local port that received it. */
  port: number;
}

/**
 * Says why a caller is not a program on this machine; `''` = it is one. For ports that trust every caller: any web page
 * can make a browser on this machine send requests to them, but cannot forge `Host`, `Origin` and `Sec-Fetch-Site`.
 * `Host` reveals a foreign name that resolves to 127.0.0.1; the other two reveal the page's origin.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function foreignCaller({ headers, port }: Caller): string {
  const { host = '', origin } = headers;
  if (!isOwnAuthority(host, port)) return 'another host';
  if (origin !== undefined && !isOwnOrigin(origin, port)) return 'another origin';
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'none' || site === 'same-origin' ? '' : 'another site';
}

/** Like foreignCaller, for pages: a person may follow a link to them from anywhere, as a top-level navigation. */
export function foreignVisitor(caller: Caller): string {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': destination } = caller.headers;
  const isVisit = caller.method === 'GET' && mode === 'navigate' && destination === 'document';
  return foreignCaller(
    isVisit ? { ...caller, headers: { ...caller.headers, 'sec-fetch-site': 'none' } } : caller,
  );
}

function isOwnAuthority(authority: string, port: number): boolean {
  const [, host = '', named = '80'] = /^(.*?)(?::(\d+))?$/.exec(authority) ?? [];
  return isLoopbackHost(host) && Number(named) === port;
}

function isOwnOrigin(origin: string, port: number): boolean {
  const scheme = 'http://';
  return origin.startsWith(scheme) && isOwnAuthority(origin.slice(scheme.length), port);
}
