import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The part of OneDrive to which files are uploaded: an address for each file, which is proof enough and is used once. */
export interface FakeDrive {
  /** What has been stored, by the last part of its address. */
  files: Map<string, string>;
  /** How many uploads came. */
  uploads: number;
  /** The next uploads are answered with these and store nothing, unless `isKept`. */
  refusals: { status: number; location?: string; isKept?: boolean }[];
  /** What Teams tells of a place for a file when somebody accepts it. */
  placeFor(name: string): {
    uploadUrl: string;
    contentUrl: string;
    uniqueId: string;
    name: string;
    fileType: string;
  };
  close(): Promise<void>;
}

/** https://learn.microsoft.com/graph/api/driveitem-createuploadsession#upload-bytes-to-the-upload-session */
export async function startDrive(): Promise<FakeDrive> {
  const server = createServer((request, response) => {
    read(request).then((content) => {
      drive.uploads++;
      const id = request.url?.split('/').at(-1) ?? '';
      const refusal = drive.refusals.shift();
      const status = refusal?.status ?? answer(request, content, drive.files.has(id));
      if (status === 201 || refusal?.isKept) drive.files.set(id, content.toString('utf8'));
      response.writeHead(status, refusal?.location ? { location: refusal.location } : {});
      response.end('{}');
    }, assert.fail);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const drive: FakeDrive = {
    files: new Map(),
    uploads: 0,
    refusals: [],
    placeFor: (name) => ({
      uploadUrl: `${url}/uploadSession/${name}`,
      contentUrl: `${url}/Documents/Applications/${name}`,
      uniqueId: `id-of-${name}`,
      name,
      fileType: 'csv',
    }),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return drive;
}

/** The whole file in one piece, without a token; the address is gone once the file is complete. */
function answer({ method, headers }: IncomingMessage, content: Buffer, isStored: boolean): number {
  if (method !== 'PUT') return 405;
  if (headers.authorization !== undefined) return 401;
  if (isStored) return 404;
  const whole = `bytes 0-${content.length - 1}/${content.length}`;
  return content.length > 0 && headers['content-range'] === whole ? 201 : 416;
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
