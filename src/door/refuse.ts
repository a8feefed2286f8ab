import type { IncomingMessage, ServerResponse } from 'node:http';

/** An answer that says no more than it must. */
export interface Refusal {
  status: number;
  error: string;
  headers?: Record<string, string>;
}

/** How long and how much of an unwanted body is thrown away, so that its sender gets to read the answer. */
const patienceMs = 1000;
const mostThrownAway = 2 * 1024 * 1024;

/** Answers JSON; a body that is undefined is empty. */
export function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  write(response, status, body, headers);
  response.end();
}

/**
 * Answers and ends the connection. A socket that is closed with unread bytes in it takes an answer back that is still on
 * its way: what comes is thrown away first, within limits.
 */
export function refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  write(response, refusal.status, { error: refusal.error }, { ...refusal.headers, connection: 'close' });
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
  // The end has been read already, or whoever waits for “100 Continue” will not send it.
  if (request.complete || isWaiting(request)) end();
  else request.resume();
}

function isWaiting(request: IncomingMessage): boolean {
  return request.headers.expect !== undefined && !request.readableDidRead;
}

/** Two statements: restify replaces writeHead by one that returns nothing. */
function write(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string>,
): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const length = { 'content-length': String(Buffer.byteLength(text)) };
  response.writeHead(status, { ...(text && { 'content-type': 'application/json' }), ...length, ...headers });
  if (text) response.write(text);
}
