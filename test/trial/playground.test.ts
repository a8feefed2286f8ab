import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/log.ts';
import * as people from '../../src/trial/people.ts';
import { startPlayground, type PlaygroundOptions } from '../../src/trial/playground/playground.ts';

describe('playground', () => {
  let dataDir: string;
  let options: PlaygroundOptions;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'playground-'));
    const [requester, administrator] = await Promise.all([freePort(), freePort()]);
    options = {
      botUrl: 'http://127.0.0.1:9/api/messages',
      ports: { requester, administrator },
      tenantId: '7e0f2c11-2a9a-4b43-9a35-1ad7a1c7aa01',
      people,
      dataDir,
      log: createLog('silent'),
    };
  });

  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('opens one window per person, and none is left after close', async () => {
    const playground = await startPlayground(options);

    const [asRequester, asAdministrator] = await Promise.all([
      configOf(playground.requesterUrl),
      configOf(playground.administratorUrl),
    ]);
    await playground.close();

    assert.equal(asRequester.currentUser.aadObjectId, people.requester.id);
    assert.equal(asAdministrator.currentUser.aadObjectId, people.administrator.id);
    await assert.rejects(fetch(playground.requesterUrl));
    await assert.rejects(fetch(playground.administratorUrl));
  });

  it('takes a proactive post into the approvals channel', async () => {
    const playground = await startPlayground(options);
    const { serviceUrl, conversationId, botId, tenantId } = playground.approvals;

    const response = await fetch(`${serviceUrl}/v3/conversations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        isGroup: true,
        bot: { id: botId },
        tenantId,
        channelData: { channel: { id: conversationId }, tenant: { id: tenantId } },
        activity: { type: 'message', text: 'hello' },
      }),
    });
    await playground.close();

    assert.equal(response.status, 201);
  });

  it('serves no page but its own', async () => {
    const playground = await startPlayground(options);
    const { port } = new URL(playground.requesterUrl);
    const statusOf = async (path: string, headers: Record<string, string>) => {
      const call = request({ host: '127.0.0.1', port, path, headers }).end();
      const [response] = (await Promise.race([once(call, 'response'), once(call, 'upgrade')])) as [
        IncomingMessage,
      ];
      response.destroy();
      return response.statusCode;
    };
    const upgrade = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    const stream = { ...upgrade, 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
    const streamPath = '/_ws_conversation/v1/conversations/stream';
    const config = '/_internal/v1/testConfig';
    const visit = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    const own = { origin: `http://localhost:${port}`, 'sec-fetch-site': 'same-origin' };
    const foreign = [
      { host: `evil.example:${port}` },
      { origin: 'https://evil.example' },
      { origin: 'http://localhost:1' },
      { 'sec-fetch-site': 'cross-site' },
    ];

    const refused = await Promise.all(
      foreign.flatMap((one) => [statusOf(config, one), statusOf(streamPath, { ...stream, ...one })]),
    );
    const served = [await statusOf(config, own), await statusOf(streamPath, { ...stream, ...own })];
    const visited = [await statusOf('/', visit), await statusOf(config, visit)];
    await playground.close();

    assert.deepEqual(new Set(refused), new Set([403]));
    assert.deepEqual(served, [200, 101]);
    assert.deepEqual(visited, [200, 403]);
  });

  it('names the port and its variable when a port is taken', async () => {
    const taken = createServer().listen(options.ports.administrator, '127.0.0.1');
    await once(taken, 'listening');

    await assert.rejects(
      startPlayground(options),
      new RegExp(`Port ${options.ports.administrator} .* PLAYGROUND_ADMINISTRATOR_PORT`),
    );

    taken.close();
    await assert.rejects(fetch(`http://127.0.0.1:${options.ports.requester}`));
  });

  it('starts again on the same ports after its process was killed', async () => {
    const { log: _log, ...message } = options;
    const first = fork(new URL('../harness/process/start-playground.ts', import.meta.url));
    first.send(message);
    await once(first, 'message');
    first.kill('SIGKILL');

    const playground = await startPlayground(options);

    const config = await configOf(playground.requesterUrl);
    await playground.close();
    assert.equal(config.currentUser.name, people.requester.name);
  });
});

interface Config {
  currentUser: { aadObjectId: string; name: string };
}

async function configOf(url: string): Promise<Config> {
  const response = await fetch(`${url}/_internal/v1/testConfig`);
  const { config } = (await response.json()) as { config: Config };
  return config;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
