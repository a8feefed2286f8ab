import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectBody, type Room } from './collect-body.ts';
import { isJson } from './is-json.ts';
import type { Refusal } from './refuse.ts';

/** Teams sends at most 28 KB of a message, and a card somewhat more; bytes. */
const mostBytes = 512 * 1024;
/** No activity or card is nested like that, while what walks through a value may run out of stack. */
const mostLevels = 100;

/** A body, why it is not taken, or null when the caller went away. */
export type Read = { value: unknown } | { refusal: Refusal } | null;

/**
 * Reads the JSON of a request: UTF-8, not compressed, at most 512 KB and what `room` has left. What its headers tell is
 * refused before a byte is read (413, 415); then 400 for what is no JSON, 503 while too much is being read. Never rejects.
 */
export async function readJson(
  request: IncomingMessage,
  response: ServerResponse,
  room: Room,
): Promise<Read> {
  const refusal = refusalOfHead(request);
  if (refusal) return { refusal };
  // Who waits for it has sent nothing so far.
  if (request.headers.expect !== undefined) response.writeContinue();
  const collected = await collectBody(request, mostBytes, room);
  if (collected === 'gone') return null;
  if (collected === 'too large') return { refusal: tooLarge };
  if (collected === 'no room') return { refusal: { status: 503, error: 'Too much at once' } };
  return parse(collected.body);
}

const tooLarge = { status: 413, error: 'Too large' };

function refusalOfHead({ headers }: IncomingMessage): Refusal | null {
  const { 'content-encoding': encoding = 'identity', 'content-type': type = '' } = headers;
  if (!isJson(type)) return { status: 415, error: 'application/json only' };
  if (encoding.toLowerCase() !== 'identity') return { status: 415, error: 'No content-encoding' };
  return Number(headers['content-length'] ?? 0) > mostBytes ? tooLarge : null;
}

function parse(body: Buffer): Read {
  try {
    // Takes a byte order mark away, too.
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (!isDeeperThan(value, mostLevels)) return { value };
  } catch {
    // Neither UTF-8 nor JSON: the same answer.
  }
  return { refusal: { status: 400, error: 'No JSON that can be read' } };
}

/** Level by level: a function that calls itself for each level is what the limit protects. */
function isDeeperThan(value: unknown, most: number): boolean {
  let level = [value];
  for (let depth = 0; depth <= most; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
