import { foreignCaller, foreignVisitor, type Caller } from '../../../door/foreign-caller.ts';
import { isLoopbackHost } from '../../../loopback.ts';
import type { RawResponse } from './raw-response.ts';

/** What is known about a request before its body is read. */
export interface Head extends Caller {
  /** Target with query, as in `/v1.0/users?$top=5`. */
  target: string;
}

const pages = /^\/(edge\/|sign-in(\?|$))/;

/**
 * Refuses web pages that make a browser on this machine call the tenant; null = the call may go on. Test links of the
 * edge are meant for browsers, so they may be followed from anywhere. Hosts that are published serve nothing else.
 */
export function refuseForeign(head: Head, isPublished: (host: string) => boolean): RawResponse | null {
  const { host = '' } = head.headers;
  const [name = ''] = host.split(':');
  if (!isLoopbackHost(name) && isPublished(name)) {
    const own = { ...head.headers, host: host.replace(name, 'localhost') };
    return refusal(foreignVisitor({ ...head, headers: own }));
  }
  return refusal(pages.test(head.target) ? foreignVisitor(head) : foreignCaller(head));
}

function refusal(reason: string): RawResponse | null {
  if (!reason) return null;
  const headers = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' };
  return { status: 403, headers, body: `Refused: ${reason}` };
}
