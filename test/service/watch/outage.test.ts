import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { visit } from '../../../src/service/watch/visit.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { forgetTold, titles, toldNews } from '../../harness/engine/told.ts';

const minuteMs = 60_000;
const names = ['door', ...Array.from({ length: 29 }, (_, i) => `site-${i}`)];

/** Answers for Application Proxy: `/open` as a connector that asks nobody to sign in, anything else as if it were down. */
const server = createServer(({ url = '' }, response) => {
  if (url.startsWith('/open')) response.writeHead(200, { 'x-ms-proxy-connector-id': 'connector' });
  else response.writeHead(503);
  response.end();
});

describe(`watching ${names.length} publications from outside`, () => {
  let engine: Engine;
  let down = '';
  let servedAt: Engine['deps']['servedAt'];
  let now = 0;
  before(async () => {
    engine = await startEngine();
    engine.deps.watchMinutes = 15;
    servedAt = engine.deps.servedAt;
    await once(server.listen(0, '127.0.0.1'), 'listening');
    down = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const name of names)
      assert.equal(
        (await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` })).state,
        'done',
      );
    now = Date.now();
    await ticks(20);
  });
  beforeEach(() => forgetTold(engine));
  after(async () => {
    server.close();
    await engine.close();
  });

  /** Visits once a minute, as the watch does. */
  async function ticks(minutes: number): Promise<void> {
    for (let i = 0; i < minutes; i++) await visit(engine.deps, new Date((now += minuteMs)));
  }

  async function watchOnly(name: string): Promise<void> {
    const { db } = engine.deps;
    const kept = db.selectFrom('publication').select('id').where('name', '=', name);
    await db.deleteFrom('watch').where('publication_id', 'not in', kept).execute();
  }

  it('is quiet while all is well', async () => {
    await ticks(1);
    assert.deepEqual(await titles(engine), []);
  });

  it('tells an outage in one message that names twelve and says whose it may be', async () => {
    engine.deps.servedAt = () => down;
    await ticks(40);

    const [told, ...others] = await toldNews(engine);
    assert.deepEqual(
      others.map(({ title }) => title),
      [],
    );
    assert.equal(told?.title, 'Something is wrong with the addresses of 30 publications');
    assert.match(told?.lines[0] ?? '', /^Most addresses at once: more likely Microsoft/);
    assert.match(told?.lines[1] ?? '', /^Something is wrong with: (?:[\w-]+, ){11}[\w-]+ and 18 more\.$/);
  });

  it('tells in one message that they are well again', async () => {
    engine.deps.servedAt = servedAt;
    await ticks(40);
    assert.deepEqual(await titles(engine), ['good: 30 publications can be reached from outside again']);
  });

  it('names an open door among them first, in a message that alerts', async () => {
    engine.deps.servedAt = (url) => (url.includes('door') ? `${down}/open` : down);
    await ticks(40);

    const told = await toldNews(engine);
    assert.ok(told.length <= 2, JSON.stringify(told.map(({ title }) => title)));
    const last = told.at(-1);
    assert.equal(last?.tone, 'alarm');
    assert.equal(last.title, '1 publication can be entered from outside without the approved sign-in');
    assert.equal(last.lines[1], 'Open from outside without the approved sign-in: door.');
    assert.match(last.lines[2] ?? '', /^Something is wrong with: (?:[\w-]+, ){10}[\w-]+ and 18 more\.$/);
  });

  it('is a new message for what begins later', async () => {
    engine.deps.servedAt = servedAt;
    await ticks(40);
    await forgetTold(engine);
    await watchOnly('door');
    for (const isDown of [true, false, true]) {
      engine.deps.servedAt = (url) => (isDown && url.includes('door') ? down : (servedAt?.(url) ?? url));
      await ticks(40);
    }

    assert.deepEqual(await titles(engine), [
      'warning: Something is wrong with the address of door',
      'good: door can be reached from outside again',
      'warning: Something is wrong with the address of door',
    ]);
  });
});
