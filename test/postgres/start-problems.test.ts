import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { openStore } from '../../src/store/database.ts';
import { freePort } from '../harness/process/product.ts';

describe('a bot whose PostgreSQL', () => {
  const server = () => new URL(process.env['DATABASE_URL'] ?? assert.fail('no server'));
  const password = 'hunter2-is-not-to-be-told';

  async function refusalAt(url: URL): Promise<string> {
    const error: unknown = await openStore({ databaseUrl: url.href, dataDir: null }).then(
      (store) => store.close(),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof Error && error.name === 'StartError', String(error));
    assert.ok(!error.message.includes(password));
    assert.equal(error.message.split('\n').length, 1);
    return error.message;
  }

  it('is not there says where it was looked for', async () => {
    const url = server();
    url.port = String(await freePort());
    url.password = password;

    assert.match(
      await refusalAt(url),
      new RegExp(`${url.hostname}:${url.port}/.*cannot be reached \\(ECONNREFUSED\\)`),
    );
  });

  it('has an unknown name says so', async () => {
    const url = server();
    url.hostname = 'nowhere.invalid';

    assert.match(
      await refusalAt(url),
      /nowhere\.invalid:\d+\/.* cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/,
    );
  });

  it('takes the connection and says nothing is given up before Teams would give up', async () => {
    const sockets: Socket[] = [];
    const mute = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
    await new Promise((resolve) => mute.once('listening', resolve));
    const url = server();
    url.port = String((mute.address() as AddressInfo).port);
    const startedAt = performance.now();

    assert.match(await refusalAt(url), /cannot be reached \(no answer\)/);
    assert.ok(performance.now() - startedAt < 14_000);
    for (const socket of sockets) socket.destroy();
    mute.close();
  });

  it('refuses the password, or is given none, says so', async () => {
    const url = server();
    // This role must prove itself, see .ci/with-postgres.
    url.username = 'with_token';

    assert.match(await refusalAt(url), /refuses the user or the password\. Compare DATABASE_URL/);
    url.password = password;
    assert.match(await refusalAt(url), /refuses the user or the password\. Compare DATABASE_URL/);
  });

  it('has no such database says so', async () => {
    const url = server();
    url.pathname = '/elsewhere';

    assert.match(await refusalAt(url), /\/elsewhere\) has no such database/);
  });
});
