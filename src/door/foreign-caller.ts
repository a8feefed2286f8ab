import type { IncomingHttpHeaders } from 'node:http';
import { isLoopbackHost } from '../loopback.ts';

/** What a request tells of where it comes from. */
export interface Caller {
  method: string;
  headers: IncomingHttpHeaders;
  /** The port it came in through. */
  port: number;
}

/**
 * Why a caller is not taken for a program of this machine, `''` = it is; for ports that trust whoever reaches them. Any
 * web page can make a browser on this machine send to them. It cannot choose `Host`, `Origin` and `Sec-Fetch-Site`: a
 * name of its own that leads to 127.0.0.1 is in the first, where it comes from in the others.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function foreignCaller({ headers, port }: Caller): string {
  const { host = '', origin } = headers;
  if (!isOwnAuthority(host, port)) return 'another host';
  if (origin !== undefined && !isOwnOrigin(origin, port)) return 'another origin';
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'none' || site === 'same-origin' ? '' : 'another site';
}

/** The same for pages: a person may follow a link there from anywhere, in a tab of its own. */
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
