import { createServer } from 'node:https';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAuthority, type Authority, type Pair } from './authority.ts';
import { answerCall, type CallAnswer } from './answer-call.ts';
import { siteOf, type StoredSite } from './site.ts';

/** A stand-in for the Qlik Repository Service: mutual TLS, its own authority, and its habits. */
export interface RepositoryService {
  url: string;
  authority: Authority;
  /** What it holds now; may be changed by hand. */
  site: StoredSite;
  /** How many objects were written. */
  writes(): number;
  close(): Promise<void>;
}

export interface ServiceOptions {
  port?: number;
  site?: StoredSite;
  authority?: Authority;
  certificate?: Pair;
  /** How long it answers 503 after a write, as its proxy restarts. */
  restartMs?: number;
  /** Called after each write. */
  written?: (site: StoredSite) => void;
  /** Answers in its place, before or after it has done its work; null = it answers itself. */
  before?: (request: IncomingMessage) => Promise<CallAnswer | null>;
  after?: (request: IncomingMessage, answer: CallAnswer) => Promise<CallAnswer | 'cut'>;
}

const mostBytes = 1024 * 1024;

/** Starts it on loopback. Who comes without a certificate of its authority is not let in. */
export async function startRepositoryService(options: ServiceOptions = {}): Promise<RepositoryService> {
  const { port = 0, site = siteOf(), restartMs = 0 } = options;
  const authority = options.authority ?? (await createAuthority('QlikSenseRoot'));
  const { cert, key } = options.certificate ?? (await authority.server('127.0.0.1'));
  let writes = 0;
  let restartsUntil = 0;
  const answer = async (request: IncomingMessage): Promise<CallAnswer | 'cut'> => {
    const body = await readBody(request);
    const instead = await options.before?.(request);
    if (instead) return instead;
    if (performance.now() < restartsUntil) return { status: 503, body: 'The service is restarting' };
    const done = answerCall(site, request, body);
    if (done.hasWritten) {
      writes += 1;
      restartsUntil = performance.now() + restartMs;
      options.written?.(site);
    }
    return (await options.after?.(request, done)) ?? done;
  };
  const listener: RequestListener = (request, response) => {
    answer(request).then(
      (given) => {
        if (given === 'cut') return response.destroy();
        response.writeHead(given.status, { 'content-type': 'application/json', ...given.headers });
        return response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
      },
      () => response.destroy(),
    );
  };
  const tls = {
    cert,
    key,
    ca: authority.ca,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
  } as const;
  const server = createServer(tls, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    authority,
    site,
    writes: () => writes,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > mostBytes) throw new Error('The body is too long');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
