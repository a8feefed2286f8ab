import { sentence, type Text } from '../language/sentence.ts';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { noFacts, readAnswer, type EdgeAnswer, type EdgeFacts } from './facts.ts';
import { lookupPublic } from './public-address.ts';

export interface ProbeOptions {
  /** Domains that may contain external hosts, in lower case: `msappproxy.net` and the verified ones. */
  allowedSuffixes: readonly string[];
  /** Returns where on loopback an external URL is served, over http; null = probe the real edge, over https. */
  servedAt: ((externalUrl: string) => string) | null;
  timeLimitMs?: number;
}

/** Requests an external URL once, like a browser that has not signed in, and reads only the status and headers. Follows
 * no redirect and connects to no private address. Never throws: failures are reported in `problem`. */
export async function probeExternalUrl(
  options: ProbeOptions,
  externalUrl: string,
  expected: { appId: string },
): Promise<EdgeFacts> {
  const { servedAt, timeLimitMs = 10_000 } = options;
  const url = URL.parse(externalUrl);
  if (url?.protocol !== 'https:' || url.port !== '') {
    return noFacts(sentence('The external address is not an https URL, or it names a port.'));
  }
  if (!isAllowed(url.hostname, options.allowedSuffixes)) {
    return noFacts(
      sentence('{host} does not lie in a domain of this tenant; not visited.', { host: url.hostname }),
    );
  }
  const target = servedAt === null ? url : URL.parse(servedAt(externalUrl));
  if (target === null || (servedAt !== null && target.hostname !== '127.0.0.1')) {
    return noFacts(sentence('It is not served on this machine; not visited.'));
  }
  try {
    const signIn = servedAt === null ? '' : `${target.origin}/sign-in`;
    return readAnswer(await visit(target, servedAt !== null, timeLimitMs), expected.appId, signIn);
  } catch (error) {
    return noFacts(explain(error, url.hostname, timeLimitMs));
  }
}

function visit(target: URL, isOnLoopback: boolean, timeLimitMs: number): Promise<EdgeAnswer> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeLimitMs);
    const options = { signal, agent: false, headers: { accept: 'text/html', 'user-agent': 'Mozilla/5.0' } };
    const request = isOnLoopback
      ? requestHttp(target, options)
      : requestHttps(target, { ...options, lookup: lookupPublic });
    request.on('error', reject);
    request.on('response', (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
      // The body is not needed.
      response.destroy();
    });
    request.end();
  });
}

/** Literal addresses are in no domain and bypass name lookup; in URLs, IPv6 addresses are in brackets. */
function isAllowed(host: string, suffixes: readonly string[]): boolean {
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return false;
  return suffixes.some((suffix) => suffix !== '' && (host === suffix || host.endsWith(`.${suffix}`)));
}

function explain(error: unknown, host: string, timeLimitMs: number): Text {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return sentence('The name {host} does not resolve yet.', { host });
  if (code === 'PRIVATE_ADDRESS') {
    return sentence('From here the name {host} leads to a private address; not visited.', { host });
  }
  if (code === 'ABORT_ERR' || code === '23')
    return sentence('No answer from {host} in {seconds} seconds.', { host, seconds: timeLimitMs / 1000 });
  return sentence('No answer from {host}: {reason}.', {
    host,
    reason: error instanceof Error ? error.message : String(error),
  });
}
