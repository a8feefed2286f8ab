import type { IncomingMessage, ServerResponse } from 'node:http';

/** A refusal that reveals no more than necessary. */
export interface Refusal {
  status: number;
  error: string;
  headers?: Record<string, string>;
}

/** How long, and how many bytes of, an unwanted body is discarded so that the client can read the response. */
const patienceMs = 1000;
const mostThrownAway = 2 * 1024 * 1024;

/** Answers with JSON; if `body` is undefined, with an empty body. */
export function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.end(begin(response, status, body, headers));
}

/**
 * Answers and closes the connection. Closing a socket with unread data can destroy a response still in transit, so
 * incoming data is discarded first, within limits.
 */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const headers = { ...refusal.headers, connection: 'close' };
  response.write(begin(response, refusal.status, { error: refusal.error }, headers));
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, patienceMs);
  let thrownAway = 0;
  request.on('data', (chunk: Buffer) => {
    thrownAway += chunk.length;
    if (thrownAway > mostThrownAway) end();
  });
  request.once('end', end).once('close', end).once('error', end);
  // Either the whole body has been read, or the client waits for “100 Continue” and will not send it.
  if (request.complete || isWaiting(request)) end();
  else request.resume();
}

function isWaiting(request: IncomingMessage): boolean {
  return request.headers.expect !== undefined && !request.readableDidRead;
}

/** Writes the head and returns the body. Not chained, because restify replaces writeHead with one that returns nothing. */
function begin(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string>,
): string {
  const text = body === undefined ? '' : JSON.stringify(body);
  const length = { 'content-length': String(Buffer.byteLength(text)) };
  response.writeHead(status, { ...(text && { 'content-type': 'application/json' }), ...length, ...headers });
  return text;
}
