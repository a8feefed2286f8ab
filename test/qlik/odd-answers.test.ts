import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { QlikError } from '../../src/qlik/qlik-error.ts';
import { connectRepository } from '../../src/qlik/repository.ts';
import { createAuthority } from '../../src/trial/qlik/authority.ts';

const heads = {
  'talks another protocol': '101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket',
  'ends in the middle': '200 OK\r\ncontent-length: 99',
};

describe('a call to the Qlik Repository Service ends at once where it', () => {
  for (const [what, head] of Object.entries(heads))
    it(what, async () => {
      const authority = await createAuthority('QlikSenseRoot');
      const server = createServer(await authority.server('127.0.0.1'), (socket) => {
        socket.on('error', () => {});
        socket.once('data', () => socket.end(`HTTP/1.1 ${head}\r\n\r\n[`));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const certificates = await authority.client();
      const repository = connectRepository({
        url: `https://127.0.0.1:${port}`,
        user: 'INTERNAL\\sa_repository',
        certificates,
      });

      await assert.rejects(
        repository.get('about'),
        (error: unknown) => error instanceof QlikError && error.trouble === 'no-answer',
      );
      server.close();
    });
});
