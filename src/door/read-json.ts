import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectBody, type Room } from './collect-body.ts';
import { isJson } from './is-json.ts';
import type { Refusal } from './refuse.ts';

/** In bytes. A message from Teams has at most 28 KB, a card somewhat more. */
const mostBytes = 512 * 1024;
/** No activity or card is nested this deeply, and recursive code could overflow the stack. */
const mostLevels = 100;

/** A body, the reason why it is refused, or null if the client disconnected. */
export type Read = { value: unknown } | { refusal: Refusal } | null;

/**
 * Reads the JSON body of a request: UTF-8, not compressed, at most 512 KB and what `room` has left. Refuses by the
 * headers before reading anything (413, 415), then invalid JSON (400), or too many bodies at once (503). Never rejects.
 */
export async function readJson(
  request: IncomingMessage,
  response: ServerResponse,
  room: Room,
): Promise<Read> {
  const refusal = refusalOfHead(request);
  if (refusal) return { refusal };
  // A client that sends `Expect` waits for this before sending the body.
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
    // Also strips a byte order mark.
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (!isDeeperThan(value, mostLevels)) return { value };
  } catch {
    // Invalid UTF-8 and invalid JSON get the same answer.
  }
  return { refusal: { status: 400, error: 'No JSON that can be read' } };
}

/** Checks level by level, because recursion is what the limit protects. */
function isDeeperThan(value: unknown, most: number): boolean {
  let level = [value];
  for (let depth = 0; depth <= most; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
