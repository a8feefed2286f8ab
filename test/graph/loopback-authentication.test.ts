import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Context } from '@microsoft/microsoft-graph-client';
import { createLoopbackAuthentication } from '../../src/graph/call/loopback-authentication.ts';
import { createTokens } from '../../src/graph/call/tokens.ts';
import { connectGraph } from '../../src/graph/client.ts';
import { createLog } from '../../src/log.ts';

const log = createLog('silent');
const credential = { getToken: async () => ({ token: 'secret', expiresOnTimestamp: Date.now() + 3600_000 }) };

describe('a token over plain http', () => {
  const seen: string[] = [];
  const servers: Server[] = [];
  const listen = async () => {
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization ?? 'none');
      const isMoved = request.url?.includes('moved');
      const headers = { 'content-type': 'application/json', ...(isMoved && { location: there }) };
      response.writeHead(isMoved ? 302 : 200, headers);
      response.end('{}');
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  let here = '';
  let there = '';
  before(async () => {
    here = await listen();
    there = (await listen()).replace('127.0.0.1', 'localhost');
  });
  beforeEach(() => void seen.splice(0));
  after(() => servers.forEach((server) => server.close()));

  it('goes to a Graph on this machine', async () => {
    await connectGraph({ url: here, credential, log })('one').api('/users').get();

    assert.deepEqual(seen, ['Bearer secret']);
  });

  it('is not sent along where a redirect leads elsewhere', async () => {
    await connectGraph({ url: here, credential, log })('one').api('/moved').get();

    assert.deepEqual(seen, ['Bearer secret', 'none']);
  });

  it('is not sent along where a link leads elsewhere', async () => {
    const authentication = createLoopbackAuthentication(createTokens(credential, []), new URL(here));
    for (const request of [
      `${there}/v1.0/users`,
      'https://graph.contoso.com/v1.0/users',
      'http://127.0.0.1/v1.0/users',
    ]) {
      const context: Context = { request, options: { headers: {} } };
      await authentication.execute(context);

      assert.deepEqual(context.options?.headers, {}, request);
    }
  });

  it('is not made for a Graph on another machine', () => {
    for (const url of ['http://graph.contoso.com', 'http://10.0.0.4:3979', 'http://127.0.0.1.example.com'])
      assert.throws(() => connectGraph({ url, credential, log }), /only over https/, url);
  });

  it('is not needed on this machine', async () => {
    await connectGraph({ url: here, credential: null, log })('one').api('/users').get();

    assert.deepEqual(seen, ['none']);
  });
});
