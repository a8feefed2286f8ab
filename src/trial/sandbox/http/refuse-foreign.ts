import { foreignCaller, foreignVisitor, type Caller } from '../../../door/foreign-caller.ts';
import { isLoopbackHost } from '../../../loopback.ts';
import type { RawResponse } from './raw-response.ts';

/** What is known of a request before its body. */
export interface Head extends Caller {
  /** Target with query, as in `/v1.0/users?$top=5`. */
  target: string;
}

const pages = /^\/(edge\/|sign-in(\?|$))/;

/**
 * The answer to a web page that makes a browser on this machine call the tenant; null = the call may go on. Test links
 * of the edge are for browsers: following one is allowed from anywhere. Hosts that are `published` serve nothing else.
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
