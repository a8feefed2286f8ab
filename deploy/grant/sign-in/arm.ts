import { AzureCliCredential } from '@azure/identity';
import pRetry from 'p-retry';
import { UserError } from '../../../src/errors.ts';
import { isLoopbackUrl } from '../../../src/loopback.ts';

/** Sends one request to Azure Resource Manager. `path` begins with `/`; returns null for 404 and without a body. Throws
 * ArmError for any other refusal. */
export type Arm = (
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  path: string,
  body?: object,
) => Promise<unknown>;

/** Azure Resource Manager refused, or gave no usable answer (status 0). */
export class ArmError extends Error {
  override name = 'ArmError';
  readonly statusCode: number;
  constructor(statusCode: number, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

const version = '2022-09-15';

/** Connects as the person signed in to Azure CLI; a loopback address needs no token. `url` is the root of Azure
 * Resource Manager. Throws UserError for a plain http address elsewhere. */
export function connectArm(url: string): Arm {
  const isLoopback = isLoopbackUrl(url);
  if (!isLoopback && !url.startsWith('https:')) throw new UserError('ARM_URL must begin with https://.');
  const credential = isLoopback ? null : new AzureCliCredential();
  return async (method, path, body) => {
    const token = await credential?.getToken(`${url}/.default`);
    const headers = {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token.token}` }),
    };
    const request = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    // Every request can be repeated: it reads, or sets one thing.
    return pRetry(() => send(`${url}${path}?api-version=${version}`, request), {
      retries: 4,
      minTimeout: 500,
      shouldRetry: ({ error }) => error instanceof ArmError && isPassing(error.statusCode),
    });
  };
}

async function send(url: string, request: RequestInit): Promise<unknown> {
  const signal = AbortSignal.timeout(60_000);
  const response = await fetch(url, { ...request, signal }).catch((error: unknown) => {
    throw new ArmError(0, error instanceof Error ? error.message : String(error));
  });
  if (response.status === 404) return null;
  const text = await response.text();
  if (!response.ok) throw new ArmError(response.status, messageOf(text));
  return text ? JSON.parse(text) : null;
}

function isPassing(statusCode: number): boolean {
  return statusCode === 0 || statusCode === 409 || statusCode === 429 || statusCode >= 500;
}

function messageOf(text: string): string {
  try {
    const { error }: { error?: { message?: string } } = JSON.parse(text);
    return error?.message ?? text;
  } catch {
    return text;
  }
}
