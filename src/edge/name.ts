import { Resolver } from 'node:dns/promises';
import type { Network } from './network.ts';

/** Where a name leads in DNS. */
export interface NameFacts {
  /** The names it leads to by CNAME records, in order and in lower case. */
  chain: string[];
  /** The addresses at the end; empty if there is a problem. */
  addresses: string[];
  /** `silent` = the name servers gave no answer, which says nothing about the name. */
  problem: '' | 'missing' | 'loop' | 'long' | 'silent';
  /** What the name servers said, such as `ESERVFAIL`; `''` = an answer. */
  code: string;
}

/** Microsoft's own chain has about five names. */
const mostNames = 12;

/** Follows a name through its CNAME records to its addresses, by name servers alone: no hosts file, no search domains.
 * Never throws; ends when the signal does. */
export async function followName(network: Network, host: string, signal: AbortSignal): Promise<NameFacts> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  if (network.nameServers) resolver.setServers(network.nameServers);
  const cancel = () => resolver.cancel();
  signal.addEventListener('abort', cancel);
  try {
    signal.throwIfAborted();
    return await follow(resolver, host.toLowerCase());
  } catch (error) {
    return { chain: [], addresses: [], problem: 'silent', code: codeOf(error) };
  } finally {
    signal.removeEventListener('abort', cancel);
    resolver.cancel();
  }
}

async function follow(resolver: Resolver, host: string): Promise<NameFacts> {
  const names = [host];
  const chain = () => names.slice(1);
  const failed = (problem: NameFacts['problem'], code = '') => ({
    chain: chain(),
    addresses: [],
    problem,
    code,
  });
  for (let next = await aliasOf(resolver, host); next !== ''; next = await aliasOf(resolver, next)) {
    if (names.includes(next)) return failed('loop');
    if (names.length > mostNames) return failed('long');
    names.push(next);
  }
  const last = names.at(-1) ?? host;
  const found = await Promise.allSettled([resolver.resolve4(last), resolver.resolve6(last)]);
  const addresses = found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  if (addresses.length > 0) return { chain: chain(), addresses, problem: '', code: '' };
  const code = found
    .map((one) => (one.status === 'rejected' ? codeOf(one.reason) : ''))
    .find((said) => !isAbsent(said));
  return code ? failed('silent', code) : failed('missing');
}

/** Returns the name to which a CNAME record leads; `''` = there is none. Throws if the name servers do not say. */
async function aliasOf(resolver: Resolver, name: string): Promise<string> {
  try {
    const [alias = ''] = await resolver.resolveCname(name);
    return alias.toLowerCase().replace(/\.$/, '');
  } catch (error) {
    if (isAbsent(codeOf(error))) return '';
    throw error;
  }
}

function isAbsent(code: string): boolean {
  return code === '' || code === 'ENOTFOUND' || code === 'ENODATA';
}

/** The name of an error of the network, such as `ECONNREFUSED`. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'ERROR';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
