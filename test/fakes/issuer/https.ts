import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage } from 'node:http';
import tls from 'node:tls';
import { gunzipSync } from 'node:zlib';
import { generate } from 'selfsigned';

/** A certificate for this machine and its private key, separately and in one PEM. */
export interface Certificate {
  cert: string;
  private: string;
  pem: string;
}

export async function aCertificate(commonName: string): Promise<Certificate> {
  const altNames = [{ type: 7 as const, ip: '127.0.0.1' }];
  const extensions = [
    { name: 'basicConstraints' as const, cA: true },
    { name: 'subjectAltName' as const, altNames },
  ];
  const made = await generate([{ name: 'commonName', value: commonName }], { keySize: 2048, extensions });
  return { cert: made.cert, private: made.private, pem: `${made.cert}\n${made.private}` };
}

export interface HttpsAnswer {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

let trusted: Promise<Certificate> | null = null;

async function trust(): Promise<Certificate> {
  const made = await aCertificate('localhost');
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), made.cert]);
  return made;
}

/** Listens with https on loopback. From now on this process trusts the server's certificate. */
export async function startHttps(
  answer: (request: IncomingMessage, body: string) => Promise<HttpsAnswer>,
): Promise<{ url: string; close(): Promise<void> }> {
  const { cert, private: key } = await (trusted ??= trust());
  const server: Server = createServer({ cert, key }, (request, response) => {
    readBody(request)
      .then((body) => answer(request, body))
      .then(({ status, body, headers = {} }) => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(body);
      })
      .catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const sent = Buffer.concat(chunks);
  const isPacked = request.headers['content-encoding'] === 'gzip';
  return (isPacked ? gunzipSync(sent) : sent).toString('utf8');
}
