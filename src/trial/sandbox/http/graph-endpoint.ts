import { randomUUID } from 'node:crypto';
import { isJson } from '../../../door/is-json.ts';
import { ApiFault, faultBody, malformed } from './fault.ts';
import type { RawRequest } from './listener.ts';
import type { ApiHandler, ApiRequest, Version } from './message.ts';
import { parseTarget } from './target.ts';
import type { RawResponse } from './raw-response.ts';

/**
 * Turns raw requests into API calls, and the results into JSON responses. Throws ConnectionLoss if no response is to be
 * sent.
 */
export async function answerGraph(
  raw: RawRequest,
  baseUrl: string,
  handler: ApiHandler,
): Promise<RawResponse> {
  const request = toApiRequest(raw, baseUrl);
  if (request instanceof Error) return refusal(raw, request);

  const { status, headers = {}, body, isCut = false } = await handler(request);
  return isCut ? cut(json(status === 204 ? 200 : status, headers, body ?? {})) : json(status, headers, body);
}

function cut(response: RawResponse): RawResponse {
  return { ...response, body: response.body.slice(0, Math.ceil(response.body.length / 2)) };
}

function toApiRequest(raw: RawRequest, baseUrl: string): ApiRequest | ApiFault {
  const { path, query } = parseTarget(raw.target);
  const [version = '', ...rest] = path;
  if (!isVersion(version)) return malformed(`Invalid version: ${version}`);

  // A foreign web page can make a browser send JSON, but only with the content type of text or a form.
  if (raw.body !== '' && !isJson(raw.headers['content-type'] ?? ''))
    return new ApiFault(415, 'BadRequest', 'Write requests must declare their content as application/json.');
  const body = parseBody(raw.body);
  if (body instanceof Error) return malformed('Unable to read JSON request payload. Invalid JSON.');
  return { version, method: raw.method, path: rest, query, headers: raw.headers, body, baseUrl };
}

function isVersion(text: string): text is Version {
  return text === 'v1.0' || text === 'beta';
}

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

function refusal(raw: RawRequest, fault: ApiFault): RawResponse {
  const requestId = randomUUID();
  const clientRequestId = raw.headers['client-request-id'] ?? requestId;
  const ids = { 'request-id': requestId, 'client-request-id': clientRequestId };
  return json(fault.status, ids, faultBody(fault, requestId, clientRequestId));
}

function json(status: number, headers: Record<string, string>, body: unknown): RawResponse {
  if (body === undefined) return { status, headers, body: '' };

  const contentType = 'application/json;odata.metadata=minimal;odata.streaming=true;charset=utf-8';
  return { status, headers: { ...headers, 'content-type': contentType }, body: JSON.stringify(body) };
}
