import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { internet } from '../../src/edge/network.ts';
import { visitExternalUrl } from '../../src/edge/visit.ts';
import { attackedHost, startAttacked, type Attacked } from '../harness/edge/attacked.ts';

const url = `https://${attackedHost}/`;
const allowedSuffixes = ['msappproxy.net'];
const head = 'HTTP/1.1 302 Found\r\n';

describe('a visit from outside', () => {
  let attacked: Attacked;
  before(async () => (attacked = await startAttacked()));
  after(() => attacked.close());

  it('asks once, with nothing that is ours, and sees the head of the answer', async () => {
    const seen = await attacked.visit((socket) =>
      socket.end(`${head}location: https://login.microsoftonline.com/t/oauth2/authorize?client_id=a\r\n\r\n`),
    );

    assert.equal(seen.signIn?.clientId, 'a');
    assert.deepEqual([seen.certificate?.problem, seen.certificate?.names], ['', [attackedHost]]);
    assert.equal(seen.edge.connections, 1);
    assert.match(
      seen.edge.requests.join(),
      /^GET \/hub\/ HTTP\/1\.1\r\nhost: qlik-contoso\.msappproxy\.net\r\n/i,
    );
    assert.doesNotMatch(seen.edge.requests.join(), /cookie|authorization/i);
  });

  const inside = [
    '127.0.0.1',
    '10.0.0.5',
    '192.168.1.1',
    '172.16.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '168.63.129.16',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fd00:ec2::254',
    '::ffff:127.0.0.1',
    '::ffff:169.254.169.254',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
  ];
  for (const address of inside)
    it(`connects to nobody when the name leads to ${address}, alone or among others`, async () => {
      const family = address.includes(':') ? 'aaaa' : 'a';
      const network = { ...internet, nameServers: [attacked.names.address] };
      for (const records of [{ [family]: [address] }, { a: ['20.1.2.3'], [family]: ['20.1.2.3', address] }]) {
        const others = family === 'aaaa' ? { ...records, aaaa: [address] } : records;
        attacked.names.zone = { [attackedHost]: others };
        const seen = await visitExternalUrl({ allowedSuffixes, servedAt: null, network }, url);
        assert.deepEqual([seen.isPrivate, seen.certificate, seen.answer], [true, null, null]);
      }
      attacked.names.zone = { [attackedHost]: { a: ['127.0.0.1'] } };
    });

  it('connects to the address that it checked, whatever the name leads to a moment later', async () => {
    attacked.names.asked.length = 0;

    const seen = await attacked.visit((socket) => socket.end(`${head}\r\n`));

    assert.equal(seen.answer?.status, 302);
    // For its alias, its IPv4 and its IPv6 addresses; never again.
    assert.deepEqual(attacked.names.asked, [attackedHost, attackedHost, attackedHost]);
  });

  for (const location of [
    'http://169.254.169.254/latest/meta-data',
    'https://127.0.0.1/',
    `http://${attackedHost}/`,
    '/sign-in',
  ])
    it(`follows no redirect: ${location}`, async () => {
      const seen = await attacked.visit((socket) => socket.end(`${head}location: ${location}\r\n\r\n`));

      assert.deepEqual([seen.answer?.status, seen.signIn, seen.edge.connections], [302, null, 1]);
    });

  it('reads no body, however long', async () => {
    const before = process.memoryUsage().rss;
    let sent = 0;
    const chunk = Buffer.alloc(65_536, 'x');
    const pour = (socket: TLSSocket) => {
      sent += chunk.length;
      if (!socket.destroyed) socket.write(chunk, () => setImmediate(pour, socket));
    };

    const seen = await attacked.visit((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: identity\r\n\r\n');
      pour(socket);
    });

    assert.equal(seen.answer?.status, 200);
    assert.ok(sent < 8_000_000, `${sent} bytes were sent`);
    assert.ok(process.memoryUsage().rss - before < 100_000_000);
  });

  const endless: [string, (socket: TLSSocket) => void][] = [
    ['one header without end', (socket) => repeat(socket, `${head}x: `, 'x'.repeat(10_000))],
    ['headers without end', (socket) => repeat(socket, head, 'x: y\r\n'.repeat(2000))],
    ['interim answers without end', (socket) => repeat(socket, '', 'HTTP/1.1 103 Early Hints\r\n\r\n')],
    ['a status line without end', (socket) => repeat(socket, 'HTTP/1.1 200 ', 'O'.repeat(10_000))],
    ['what is not HTTP', (socket) => repeat(socket, '', 'SSH-2.0-x\r\n')],
    [
      'two lengths',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n'),
    ],
    ['an end before the answer', (socket) => socket.end('HTTP/1.1 200 OK\r\n')],
    ['a reset', (socket) => socket.destroy()],
    [
      'another protocol',
      (socket) => socket.end('HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    ],
  ];
  for (const [what, answer] of endless)
    it(`ends at once at ${what}`, async () => {
      const seen = await attacked.visit(answer);

      assert.equal(seen.answer, null);
      assert.notEqual(seen.failure, '');
      assert.ok(seen.tookMs < 2000, `${seen.tookMs} ms`);
    });

  it('ends at its time limit when the answer comes drop by drop, or not at all', async () => {
    const text = `${head}x-slow: ${'x'.repeat(1000)}\r\n\r\n`;
    const drip = (socket: TLSSocket, at = 0) => {
      if (socket.destroyed) return;
      socket.write(text.charAt(at));
      setTimeout(drip, 20, socket, at + 1);
    };

    for (const answer of [(socket: TLSSocket) => drip(socket), () => {}]) {
      const seen = await attacked.visit(answer, { timeLimitMs: 300 });
      assert.deepEqual([seen.answer, seen.failure], [null, 'ETIMEDOUT']);
      assert.ok(seen.tookMs < 1500, `${seen.tookMs} ms`);
    }
  });

  it('ends at its time limit when nobody shakes hands', async () => {
    const open: Socket[] = [];
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      open.push(socket.on('error', () => {}));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { authority, names } = attacked;
    const network = { nameServers: [names.address], port, authorities: authority.cert, mayReach: () => true };

    const seen = await visitExternalUrl({ allowedSuffixes, servedAt: null, network, timeLimitMs: 300 }, url);

    assert.deepEqual([seen.failure, seen.certificate], ['ETIMEDOUT', null]);
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
});

function repeat(socket: TLSSocket, first: string, more: string): void {
  const pour = () => {
    if (!socket.destroyed) socket.write(more, () => setImmediate(pour));
  };
  socket.write(first, pour);
}
