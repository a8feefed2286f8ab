import type { IncomingMessage } from 'node:http';
import type { StoredSite, StoredVirtualProxy } from './site.ts';

/** What the service answers. */
export interface CallAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  hasWritten?: boolean;
}

/** Answers one call of somebody who is let in, and carries it out. */
export function answerCall(site: StoredSite, request: IncomingMessage, body: string): CallAnswer {
  const url = new URL(request.url ?? '/', 'https://qlik');
  const key = url.searchParams.get('xrfkey') ?? '';
  if (!/^[\w]{16}$/u.test(key) || request.headers['x-qlik-xrfkey'] !== key)
    return refusal(403, 'XSRF prevention check failed. Possible XSRF discovered.');
  const user = String(request.headers['x-qlik-user'] ?? '');
  if (!/^UserDirectory=[^;]+; UserId=[^;]+$/u.test(user)) return refusal(403, 'Forbidden');
  const [root, ...path] = url.pathname.split('/').filter(Boolean);
  if (root !== 'qrs') return refusal(404, 'Not found');
  return request.method === 'PUT' ? put(site, path, body) : get(site, request.method, path);
}

function get(site: StoredSite, method: string | undefined, path: readonly string[]): CallAnswer {
  if (method !== 'GET') return refusal(405, 'Method not allowed');
  const lists = { proxyservice: site.proxies, virtualproxyconfig: site.virtualProxies };
  const [type = '', id = ''] = path;
  if (type === 'about') return { status: 200, body: { buildVersion: '45.10.2.0', schemaPath: 'About' } };
  if (path.length !== 2 || !(type === 'proxyservice' || type === 'virtualproxyconfig'))
    return refusal(404, 'Not found');
  if (id === 'full') return { status: 200, body: lists[type] };
  const found = lists[type].find((one) => one.id === id);
  return found ? { status: 200, body: found } : refusal(404, 'The item could not be found');
}

/** The whole object is sent; it must know the newest date, and have no property that there is not. */
function put(site: StoredSite, [type, id, ...more]: readonly string[], body: string): CallAnswer {
  const before = site.virtualProxies.find((one) => one.id === id);
  if (type !== 'virtualproxyconfig' || more.length > 0 || !before) return refusal(404, 'Not found');
  const sent = parsed(body);
  if (!sent || sent.id !== id) return refusal(400, 'The body is no virtual proxy of that id');
  const strange = Object.keys(sent).find((name) => !(name in before));
  if (strange) return refusal(400, `Unknown property ${strange}`);
  const lost = Object.keys(before).find((name) => !(name in sent));
  if (lost) return refusal(400, `The property ${lost} is required`);
  if (!(Date.parse(sent.modifiedDate) > Date.parse(before.modifiedDate)))
    return refusal(409, 'The item has been modified since it was read');
  Object.assign(before, sent);
  return { status: 200, body: before, hasWritten: true };
}

function parsed(body: string): StoredVirtualProxy | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && 'id' in value && 'modifiedDate' in value
      ? (value as StoredVirtualProxy)
      : null;
  } catch {
    return null;
  }
}

function refusal(status: number, body: string): CallAnswer {
  return { status, body };
}
