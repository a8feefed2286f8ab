import type { IncomingMessage } from 'node:http';

/** Result of reading a body; `gone` = the client disconnected before its end. */
export type Collected = { body: Buffer } | 'too large' | 'no room' | 'gone';

/** Memory shared by all request bodies being read. */
export interface Room {
  /** Bytes left. */
  left: number;
}

/** Reads a body into memory, up to `most` bytes and what `room` has left; the rest stays unread. Never rejects. */
export async function collectBody(request: IncomingMessage, most: number, room: Room): Promise<Collected> {
  const { promise, resolve } = Promise.withResolvers<Collected>();
  const chunks: Buffer[] = [];
  let length = 0;
  const take = (chunk: Buffer) => {
    length += chunk.length;
    room.left -= chunk.length;
    if (length > most) resolve('too large');
    else if (room.left < 0) resolve('no room');
    else chunks.push(chunk);
  };
  const end = () => resolve({ body: Buffer.concat(chunks) });
  const leave = () => resolve('gone');
  request.on('data', take).once('end', end).once('close', leave).once('error', leave);
  try {
    return await promise;
  } finally {
    request.off('data', take).off('end', end).off('close', leave);
    request.pause();
    room.left += length;
  }
}
