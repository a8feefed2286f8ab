import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { atTheDoor, json, post, read } from '../harness/process/at-the-door.ts';
import { head, openMany, sendRaw, whole } from '../harness/process/raw-http.ts';

for (const isSigned of [true, false])
  describe(`the door of a bot ${isSigned ? 'with' : 'without'} a registration`, () => {
    const { door, authorization, statusOf } = atTheDoor(isSigned);

    it('takes no compressed body, be it garbage or a bomb', async () => {
      const bomb = gzipSync(Buffer.alloc(200_000_000, ' '));
      const before = door().memoryMb();

      for (const encoding of ['gzip', 'deflate', 'br', 'GZip', 'identity, gzip', 'x'])
        assert.deepEqual(
          await statusOf({ ...json, 'content-encoding': encoding }, 'no gzip'),
          [415],
          encoding,
        );
      for (let i = 0; i < 3; i++)
        assert.deepEqual(await statusOf({ ...json, 'content-encoding': 'gzip' }, bomb), [415]);

      assert.ok(door().memoryMb() - before < 100, `${door().memoryMb() - before} MB more`);
      assert.deepEqual(await statusOf({ ...json, 'content-encoding': 'identity' }, '{}'), read);
    });

    it('runs no parser but the one for JSON', async () => {
      const types = [
        'text/plain',
        'text/csv',
        'text/tsv',
        'text/tab-separated-values',
        'multipart/form-data; boundary=x',
        'application/x-www-form-urlencoded',
        'application/octet-stream',
        'application/jsonp',
        'json',
        '',
        'application/json; charset=utf-16',
        'text/plain; application/json',
        'application/vnd.api+json',
      ];
      for (const type of types)
        assert.deepEqual(await statusOf({ 'content-type': type }, '{"type":"message"}'), [415], type);
      assert.deepEqual(await statusOf({}, '{}'), [415]);
      for (const type of [
        'Application/JSON',
        'application/json; charset=utf-8',
        'application/json;charset="UTF-8"',
      ])
        assert.deepEqual(await statusOf({ 'content-type': type }, '{}'), read, type);
    });

    it('keeps no file of a multipart body, however large', async () => {
      const file = `--x\r\ncontent-disposition: form-data; name="f"; filename="f.bin"\r\n\r\n${'x'.repeat(3_000_000)}`;
      const headers = { 'content-type': 'multipart/form-data; boundary=x' };

      assert.deepEqual(await statusOf(headers, `${file}\r\n--x--\r\n`), [415]);
      assert.deepEqual(await statusOf({ ...headers, 'content-length': '157286400' }, file), [415]);
    });

    it('counts what it reads, and refuses a length before it reads', async () => {
      const large = `"${'x'.repeat(600 * 1024)}"`;
      const chunked = [
        head(door().port, post, { ...json, ...authorization, 'transfer-encoding': 'chunked' }),
        ...Array.from({ length: 30 }, () => `8000\r\n${'x'.repeat(0x8000)}\r\n`),
      ];
      const announced = head(door().port, post, { ...json, ...authorization, 'content-length': '10000000' });

      assert.deepEqual(await statusOf(json, large), [413]);
      assert.deepEqual((await sendRaw(door().port, chunked)).statuses, [413]);
      const { statuses, isClosed } = await sendRaw(door().port, [announced]);
      assert.deepEqual([statuses, isClosed], [[413], true]);
      assert.deepEqual(await statusOf(json, `"${'x'.repeat(500 * 1024)}"`), read);
    });

    it('hears out whom it refuses, so that they see the answer', async () => {
      const socket = connect(door().port, '127.0.0.1').resume();
      socket.write(head(door().port, post, { 'content-length': '80000' }));
      await sleep(400);

      assert.equal(socket.readableEnded, false);
      socket.destroy();
    });

    it('answers broken, deep and strange JSON as such', async () => {
      const deep = 100_000;
      const bodies = {
        broken: '{"type": ',
        nothing: '',
        brackets: '['.repeat(deep),
        arrays: '['.repeat(deep) + ']'.repeat(deep),
        objects: '{"a":'.repeat(deep / 4) + '1' + '}'.repeat(deep / 4),
        inside: `{"type":"message","value":${'['.repeat(deep)}${']'.repeat(deep)}}`,
        'no UTF-8': Buffer.from([0x22, 0xff, 0xfe, 0x22]),
      };
      for (const [name, body] of Object.entries(bodies))
        assert.deepEqual(await statusOf(json, body), [400], name);
      for (const body of ['null', '[]', '"text"', '12', '{"__proto__":{"type":"message"}}', '\uFEFF{}'])
        assert.deepEqual(await statusOf(json, body), read, body);
    });

    it('sends “100 Continue” only to whom it will read', async () => {
      const expecting = (type: string) => [
        head(door().port, post, {
          'content-type': type,
          'content-length': '2',
          expect: '100-continue',
          connection: 'close',
          ...authorization,
        }),
      ];

      const wanted = await sendRaw(door().port, [...expecting('application/json'), '{}']);
      const unwanted = await sendRaw(door().port, expecting('text/csv'));

      assert.deepEqual(wanted.statuses, [100, ...read]);
      assert.deepEqual(unwanted.statuses, [415]);
    });

    it('copes with bodies that are shorter or longer than they say, and with callers who leave', async () => {
      const long = [head(door().port, post, { ...json, ...authorization, 'content-length': '2' }), '{}{}{}'];
      const garbage = await sendRaw(door().port, long);
      assert.deepEqual([garbage.statuses.at(-1), garbage.isClosed], [400, true]);

      const short = head(door().port, post, { ...json, ...authorization, 'content-length': '1000' });
      const leaving = await openMany(door().port, 50, `${short}{"type":`);
      for (const socket of leaving) socket.destroy();
      for (const socket of await openMany(door().port, 50, short)) socket.end();
    });

    it('answers requests that come in one go, in their order', async () => {
      const headers = { ...json, ...authorization, connection: 'keep-alive' };
      const first = [head(door().port, 'GET /health'), ...whole(door().port, post, headers, '{}')];
      const last = head(door().port, 'GET /health', { connection: 'close' });
      const { statuses } = await sendRaw(door().port, [first.join('') + last]);

      assert.deepEqual(statuses, [200, ...read, 200]);
    });

    it('knows three paths, each with one method', async () => {
      const expected: Record<string, number> = {
        'GET /': 404,
        'GET //': 404,
        'GET /%ff': 404,
        'GET /health/': 404,
        'GET /HEALTH': 404,
        'GET http://evil.example/health': 404,
        'GET /%2e%2e/health': 404,
        'GET /constructor': 404,
        'OPTIONS *': 404,
        'GET /api/messages': 405,
        'HEAD /health': 405,
        'OPTIONS /api/messages': 405,
        'PUT /api/messages': 405,
        'POST /ready': 405,
        'TRACE /health': 405,
        'DELETE /health': 405,
        'GET /health?%ff=%': 200,
        'GET /health?a=1&a[b]=2': 200,
        'BREW /health': 400,
      };
      for (const [line, status] of Object.entries(expected)) {
        const { statuses, text } = await sendRaw(door().port, [
          head(door().port, line, { connection: 'close' }),
        ]);
        assert.deepEqual(statuses, [status], line);
        if (status === 404) assert.match(text, /\{"error":"Not found"\}$/u);
      }
    });

    it('holds no connection that asks for another protocol', async () => {
      const upgrade = { connection: 'upgrade', upgrade: 'websocket' };
      const { statuses } = await sendRaw(door().port, [head(door().port, 'GET /health', upgrade)], 2000);
      const connected = await sendRaw(door().port, [
        'CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example\r\n\r\n',
      ]);

      assert.deepEqual(statuses, [200]);
      assert.deepEqual([connected.statuses, connected.isClosed], [[], true]);
    });

    it('takes heads of a sensible size only', async () => {
      const { statuses } = await sendRaw(door().port, [
        head(door().port, 'GET /health', { x: 'x'.repeat(20_000) }),
      ]);

      assert.deepEqual(statuses, [431]);
    });

    if (isSigned)
      it('reads nothing of who brings no token', async () => {
        for (const headers of [{}, { authorization: '' }, { authorization: 'Basic Ym90OmJvdA==' }]) {
          const announced = head(door().port, post, { ...json, ...headers, 'content-length': '4000' });
          const { statuses, isClosed } = await sendRaw(door().port, [announced]);

          assert.deepEqual([statuses, isClosed], [[401], true]);
        }
      });
  });
