import { request, type IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';

/** The head of an answer. */
export interface EdgeAnswer {
  status: number;
  headers: IncomingHttpHeaders;
}

/** An honest server sends one or two. */
const mostInterimAnswers = 8;

/** Asks for a page once on a connected socket, like a browser that has not signed in, and reads the head of the answer:
 * at most 16 KB, and no body. Destroys the socket. Throws the errors of the network, or the signal's reason. */
export async function askOnce(socket: Socket, url: URL, signal: AbortSignal): Promise<EdgeAnswer> {
  const asked = request({
    createConnection: () => socket,
    path: url.pathname + url.search,
    headers: { host: url.host, accept: 'text/html', 'user-agent': 'Mozilla/5.0', connection: 'close' },
    maxHeaderSize: 16_384,
    insecureHTTPParser: false,
    signal,
  });
  try {
    return await new Promise((resolve, reject) => {
      let interim = 0;
      asked.on('error', reject);
      // Without an error, such as after a switch to another protocol.
      asked.on('close', () => reject(Object.assign(new Error('No answer'), { code: 'ECONNRESET' })));
      asked.on('information', () => {
        interim += 1;
        if (interim > mostInterimAnswers) asked.destroy(new Error('It sends interim answers without end'));
      });
      asked.on('response', ({ statusCode = 0, headers }) => resolve({ status: statusCode, headers }));
      asked.end();
    });
  } finally {
    asked.destroy();
    socket.destroy();
  }
}
