import { connect } from 'node:net';
import { sentence, type Text } from '../language/sentence.ts';
import { askOnce, type EdgeAnswer } from './answer.ts';
import { shakeHands, type CertificateFacts } from './handshake.ts';
import { whyNotVisited } from './may-visit.ts';
import { codeOf, followName, type NameFacts } from './name.ts';
import { internet, type Network } from './network.ts';
import { readSignIn, type SignInFacts } from './sign-in-page.ts';

export interface VisitOptions {
  /** Domains that may contain external hosts, in lower case: `msappproxy.net` and the verified ones. */
  allowedSuffixes: readonly string[];
  /** Returns where on loopback an external URL is served, over http; null = at the URL itself, over https. */
  servedAt: ((externalUrl: string) => string) | null;
  /** Absent = the internet. */
  network?: Network;
  /** Milliseconds for everything together. Absent = 10 s. */
  timeLimitMs?: number;
}

/** What a visit showed, as far as it came. */
export interface Visit {
  /** Why nothing was visited; `''` = the visit began. */
  refused: Text;
  /** null = not looked up, because it is served on this machine. */
  name: NameFacts | null;
  /** An address that the name leads to may not be connected to from here. */
  isPrivate: boolean;
  /** null = there was no handshake. */
  certificate: CertificateFacts | null;
  /** null = there was no answer, or the certificate was not trusted and nothing was asked. */
  answer: EdgeAnswer | null;
  /** Where the answer sends people to sign in; null = it does not. */
  signIn: SignInFacts | null;
  /** The network's name for why there was no answer, such as `ECONNREFUSED`; `''` = it did not fail. */
  failure: string;
}

const nothing: Visit = {
  refused: '',
  name: null,
  isPrivate: false,
  certificate: null,
  answer: null,
  signIn: null,
  failure: '',
};

/**
 * Looks up an external URL, shakes hands and asks for its page once, like a browser that has not signed in. Follows no
 * redirect, reads no body, uses no proxy, and connects only to the public addresses that it looked up. Bounded in time
 * and memory whatever answers. Never throws.
 */
export async function visitExternalUrl(options: VisitOptions, externalUrl: string): Promise<Visit> {
  const refused = whyNotVisited(externalUrl, options.allowedSuffixes);
  if (refused) return { ...nothing, refused };
  const signal = AbortSignal.timeout(options.timeLimitMs ?? 10_000);
  const { servedAt, network = internet } = options;
  if (servedAt) return visitHere(servedAt(externalUrl), signal);
  return visitThere(network, new URL(externalUrl), signal);
}

async function visitHere(address: string, signal: AbortSignal): Promise<Visit> {
  const url = URL.parse(address);
  if (url?.protocol !== 'http:' || url.hostname !== '127.0.0.1')
    return { ...nothing, refused: sentence('It is not served on this machine; not visited.') };
  try {
    const answer = await askOnce(connect({ host: url.hostname, port: Number(url.port) }), url, signal);
    return { ...nothing, answer, signIn: signInOf(answer, `${url.origin}/sign-in`) };
  } catch (error) {
    return { ...nothing, failure: failureOf(error, signal) };
  }
}

async function visitThere(network: Network, url: URL, signal: AbortSignal): Promise<Visit> {
  const name = await followName(network, url.hostname, signal);
  if (name.problem) return { ...nothing, name };
  // One private address among public ones is enough: whoever answers for the name decides which comes first.
  if (!name.addresses.every((address) => network.mayReach(address)))
    return { ...nothing, name, isPrivate: true };
  let certificate: CertificateFacts | null = null;
  try {
    const hands = await shakeHands(network, url.hostname, name.addresses, signal);
    ({ certificate } = hands);
    if (certificate.problem) hands.socket.destroy();
    const answer = certificate.problem ? null : await askOnce(hands.socket, url, signal);
    return { ...nothing, name, certificate, answer, signIn: answer && signInOf(answer, '') };
  } catch (error) {
    return { ...nothing, name, certificate, failure: failureOf(error, signal) };
  }
}

function signInOf({ status, headers }: EdgeAnswer, signInPage: string): SignInFacts | null {
  const isRedirect = [301, 302, 303, 307, 308].includes(status);
  return isRedirect ? readSignIn(headers.location ?? '', signInPage) : null;
}

function failureOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'ETIMEDOUT';
  return codeOf(error instanceof AggregateError ? (error.errors[0] ?? error) : error);
}
