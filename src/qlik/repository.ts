import { randomBytes } from 'node:crypto';
import { Agent, request as requestHttps } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { Certificates } from './certificates.ts';
import { explain } from './explain.ts';
import { QlikError } from './qlik-error.ts';
import { refusalOf } from './refusal.ts';

/** Access to the Qlik Repository Service of one site. Both throw QlikError. */
export interface Repository {
  /** Its root, such as `https://qlik.contoso.com:4242`. */
  url: string;
  /** When the client certificate ends. */
  certificateEndsAt: Date;
  /** Reads `path`, such as `virtualproxyconfig/full`. */
  get(path: string): Promise<unknown>;
  /** Replaces the object at `path` as a whole. */
  put(path: string, body: unknown): Promise<unknown>;
}

export interface RepositoryOptions {
  /** Such as `https://qlik.contoso.com:4242`. */
  url: string;
  /** Whose rights are used, such as `INTERNAL\sa_repository`. */
  user: string;
  certificates: Certificates;
  timeLimitMs?: number;
  /** The longest answer that is read, in bytes. */
  mostBytes?: number;
}

const megabyte = 1024 * 1024;

/**
 * Connects to a Qlik Repository Service with a client certificate. Its own certificate must be of the authority given;
 * no redirect is followed.
 * https://help.qlik.com/en-US/sense-developer/November2024/Subsystems/RepositoryServiceAPI/Content/Sense_RepositoryServiceAPI/RepositoryServiceAPI-Connect-API-Authenticate-Reqs-Certificates.htm
 */
export function connectRepository(options: RepositoryOptions): Repository {
  const { cert, key, ca } = options.certificates;
  const agent = new Agent({ cert, key, ca, minVersion: 'TLSv1.2', keepAlive: false });
  return {
    url: options.url,
    certificateEndsAt: options.certificates.validTo,
    get: (path) => call(options, agent, 'GET', path),
    put: (path, body) => call(options, agent, 'PUT', path, body),
  };
}

async function call(
  options: RepositoryOptions,
  agent: Agent,
  method: 'GET' | 'PUT',
  path: string,
  body?: unknown,
): Promise<unknown> {
  const { url, certificates, timeLimitMs = 10_000, mostBytes = 16 * megabyte } = options;
  if (certificates.validTo < new Date())
    throw new QlikError(
      'own-certificate',
      `The client certificate ended on ${certificates.validTo.toISOString()}`,
    );
  const xrfkey = randomBytes(8).toString('hex');
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'x-qlik-xrfkey': xrfkey,
    'x-qlik-user': userHeader(options.user),
  };
  const signal = AbortSignal.timeout(timeLimitMs);
  try {
    const target = new URL(`/qrs/${path}?xrfkey=${xrfkey}`, url);
    const response = await send(target, { agent, method, headers, signal }, body);
    const text = await read(response, mostBytes);
    const { statusCode = 0 } = response;
    if (statusCode < 200 || statusCode > 299) throw refusalOf(statusCode, text);
    return text === '' ? null : JSON.parse(text);
  } catch (error) {
    throw explain(error);
  }
}

type Sent = Parameters<typeof requestHttps>[1];

function send(url: URL, options: Sent, body: unknown): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = requestHttps(url, options);
    request.on('error', reject);
    // Without an error, such as after a switch to another protocol.
    request.on('close', () => reject(new Error('No answer')));
    request.on('response', resolve);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function read(response: IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > mostBytes) throw new QlikError('unreadable', `The answer is longer than ${mostBytes} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function userHeader(user: string): string {
  const [directory = '', id = ''] = user.split('\\');
  return `UserDirectory=${directory}; UserId=${id}`;
}
