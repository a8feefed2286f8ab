import assert from 'node:assert/strict';
import { AuthenticationError, type TokenCredential } from '@azure/identity';
import { pino } from 'pino';
import sinon from 'sinon';
import { connectGraph } from '../../src/graph/client.ts';
import { graphProblem, isUnreachable } from '../../src/graph/graph-error.ts';
import { createLog } from '../../src/log.ts';
import { startScriptedGraph, type ScriptedGraph } from '../fakes/scripted-graph.ts';

const log = createLog('silent');

describe('connectGraph', () => {
  let scripted: ScriptedGraph;
  afterEach(async () => {
    sinon.restore();
    await scripted?.close();
  });

  it('sends the request id with every call, also to a host that is not Microsoft', async () => {
    scripted = await startScriptedGraph({ status: 200, body: {} });
    const graphFor = connectGraph({ url: scripted.url, credential: null, log });

    await graphFor('id-1').api('/organization').get();
    await graphFor('id-2').api('/users').version('beta').get();

    assert.deepEqual(
      scripted.requests.map(({ url, headers }) => [url, headers['client-request-id']]),
      [
        ['/v1.0/organization', 'id-1'],
        ['/beta/users', 'id-2'],
      ],
    );
  });

  it('says of every call whether somebody waits for it', async () => {
    scripted = await startScriptedGraph({ status: 200, body: {} });
    const graphFor = connectGraph({ url: scripted.url, credential: null, log });

    await graphFor('id-1').api('/organization').get();
    await graphFor('id-2', 'Low')
      .noting(() => {})
      .api('/users')
      .get();

    assert.deepEqual(
      scripted.requests.map(({ headers }) => headers['x-ms-throttle-priority']),
      ['High', 'Low'],
    );
  });

  it('logs each call with both request ids and without its query', async () => {
    scripted = await startScriptedGraph({ status: 200, headers: { 'request-id': 'graph-7' }, body: {} });
    const lines: string[] = [];
    const debugLog = pino({ level: 'debug' }, { write: (line) => lines.push(line) });

    await connectGraph({ url: scripted.url, credential: null, log: debugLog })('id-1')
      .api('/users')
      .filter("mail eq 'x'")
      .get();

    const { msg, method, path, status, requestId, graphRequestId } = JSON.parse(lines[0] ?? '');
    assert.deepEqual(
      { msg, method, path, status, requestId, graphRequestId },
      {
        msg: 'graph call',
        method: 'GET',
        path: '/v1.0/users',
        status: 200,
        requestId: 'id-1',
        graphRequestId: 'graph-7',
      },
    );
  });

  it('logs a call that got no answer', async () => {
    scripted = await startScriptedGraph('reset');
    const lines: string[] = [];
    const debugLog = pino({ level: 'debug' }, { write: (line) => lines.push(line) });
    const graph = connectGraph({ url: scripted.url, credential: null, log: debugLog })('id-1');

    await assert.rejects(graph.api('/users').get());

    const { status, code } = JSON.parse(lines[0] ?? '');
    assert.deepEqual({ status, code }, { status: 0, code: 'UND_ERR_SOCKET' });
  });

  it('gives a call 30 seconds', async () => {
    scripted = await startScriptedGraph('silent');
    const limit = sinon
      .stub(AbortSignal, 'timeout')
      .callsFake(() => limit.wrappedMethod.call(AbortSignal, 50));

    const error: unknown = await scripted.graph
      .api('/users')
      .get()
      .catch((reason: unknown) => reason);

    assert.deepEqual(limit.firstCall.args, [30_000]);
    assert.equal(graphProblem(error)?.code, 'TimeoutError');
    assert.equal(isUnreachable(error), true);
  });

  it('refuses to work without a credential except on loopback', () => {
    const connect = () => connectGraph({ url: 'https://graph.microsoft.com', credential: null, log });

    assert.throws(connect, RangeError);
  });

  it('asks for a token of the national cloud it is connected to', async () => {
    const getToken = sinon.fake.resolves({ token: 'secret', expiresOnTimestamp: Date.now() + 3_600_000 });
    const fetched = sinon.stub(globalThis, 'fetch').resolves(Response.json({}));

    await connectGraph({ url: 'https://graph.example.cn/', credential: { getToken }, log })('id')
      .api('/users')
      .get();

    assert.deepEqual(getToken.firstCall.args[0], ['https://graph.example.cn/.default']);
    const [url, init] = fetched.firstCall.args;
    assert.equal(url, 'https://graph.example.cn/v1.0/users');
    assert.equal(new Headers(init?.headers).get('authorization'), 'Bearer secret');
  });

  it('says why there is no token', async () => {
    const refused: TokenCredential = {
      getToken: async () => {
        const answer = { error: 'invalid_client', error_description: 'secret expired' };
        throw new AuthenticationError(401, JSON.stringify(answer));
      },
    };
    const graph = connectGraph({ url: 'https://graph.microsoft.com', credential: refused, log })('id');

    const error: unknown = await graph
      .api('/users')
      .get()
      .catch((reason: unknown) => reason);

    assert.equal(graphProblem(error)?.statusCode, 401);
    assert.match(graphProblem(error)?.message ?? '', /secret expired/);
    assert.equal(isUnreachable(error), false);
  });

  it('counts a token endpoint out of reach as unreachable', async () => {
    const offline: TokenCredential = { getToken: () => Promise.reject(new Error('getaddrinfo ENOTFOUND')) };
    const graph = connectGraph({ url: 'https://graph.microsoft.com', credential: offline, log })('id');

    const error: unknown = await graph
      .api('/users')
      .get()
      .catch((reason: unknown) => reason);

    assert.equal(isUnreachable(error), true);
  });
});
