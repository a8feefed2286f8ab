import assert from 'node:assert/strict';
import { graphProblem, isUnreachable } from '../../../src/graph/graph-error.ts';
import { checkMemberGroups } from '../../../src/graph/users.ts';
import { fault, startScriptedGraph, type Answer, type ScriptedGraph } from '../../fakes/scripted-graph.ts';

const done: Answer = { status: 200, body: { id: 'a' } };
const throttled = (retryAfter: string): Answer => ({
  status: 429,
  headers: { 'retry-after': retryAfter },
  body: fault('TooManyRequests', 'Please retry again later.'),
});

describe('a call that Graph puts off', () => {
  let scripted: ScriptedGraph;
  afterEach(() => scripted.close());

  for (const status of [429, 503, 504]) {
    it(`is never a POST sent twice (${status})`, async () => {
      scripted = await startScriptedGraph({ status, headers: { 'retry-after': '0' } }, done);

      await assert.rejects(scripted.graph.api('/applicationTemplates/x/instantiate').post({}));

      assert.equal(scripted.requests.length, 1);
    });
  }

  for (const answer of [{ status: 503, headers: { 'retry-after': '0' } }, 'reset'] as const)
    it(`is asked once more when it is the POST that checks a membership (${JSON.stringify(answer)})`, async () => {
      scripted = await startScriptedGraph(answer, { status: 200, body: { value: ['g'] } });

      assert.deepEqual(await checkMemberGroups(scripted.graph, 'u', ['g']), ['g']);

      assert.equal(scripted.requests[1]?.body, '{"groupIds":["g"]}');
    });

  it('is repeated when it is a PATCH, with the same body and id', async () => {
    scripted = await startScriptedGraph({ status: 503, headers: { 'retry-after': '0' } }, { status: 204 });

    await scripted.graph.api('/applications/a').patch({ notes: 'x' });

    const [first, second] = scripted.requests;
    assert.equal(second?.body, '{"notes":"x"}');
    assert.equal(second?.headers['client-request-id'], first?.headers['client-request-id']);
  });

  it('waits a fraction of a second when asked to', async () => {
    scripted = await startScriptedGraph(throttled('0.3'), done);
    const startedAt = performance.now();

    await scripted.graph.api('/applications/a').get();

    const waited = performance.now() - startedAt;
    assert.ok(waited >= 295 && waited < 1500, `waited ${waited} ms`);
  });

  it('waits until a date when asked to', async () => {
    scripted = await startScriptedGraph(throttled(new Date(Date.now() + 2000).toUTCString()), done);
    const startedAt = performance.now();

    await scripted.graph.api('/applications/a').get();

    const waited = performance.now() - startedAt;
    assert.ok(waited >= 500 && waited < 3000, `waited ${waited} ms`);
  });

  it('gives up after three tries and says how long Graph wanted', async () => {
    scripted = await startScriptedGraph(throttled('0.01'));

    const error: unknown = await scripted.graph
      .api('/users')
      .get()
      .catch((reason: unknown) => reason);

    assert.equal(scripted.requests.length, 3);
    assert.equal(graphProblem(error)?.retryAfterSeconds, 0.01);
  });

  it('leaves a long wait to the caller', async () => {
    scripted = await startScriptedGraph(throttled('60'), done);

    const error: unknown = await scripted.graph
      .api('/users')
      .get()
      .catch((reason: unknown) => reason);

    assert.equal(scripted.requests.length, 1);
    assert.equal(graphProblem(error)?.retryAfterSeconds, 60);
  });

  for (const status of [408, 500, 502])
    it(`is repeated after a server error that passes (${status})`, async () => {
      scripted = await startScriptedGraph({ status, body: fault('InternalServerError', 'x') }, done);

      assert.deepEqual(await scripted.graph.api('/users').get(), { id: 'a' });
    });
});

describe('a call that met a concurrent write', () => {
  let scripted: ScriptedGraph;
  afterEach(() => scripted.close());

  const wait = 'Error due to concurrent requests being made to the tenant. Please wait briefly and retry.';
  const passing: [string, string][] = [
    ['Directory_ConcurrencyViolation', wait],
    ['Conflict', 'A conflicting operation is in progress.'],
    ['', wait],
  ];
  for (const [code, message] of passing)
    for (const method of ['post', 'patch', 'put', 'delete', 'get'] as const)
      it(`is repeated, because nothing was done (${method}, ${code || 'no code'})`, async () => {
        scripted = await startScriptedGraph({ status: 409, body: fault(code, message) }, done);

        await scripted.graph.api('/applicationTemplates/x/instantiate')[method]({ a: 1 });

        assert.equal(scripted.requests.length, 2);
        assert.equal(scripted.requests[1]?.body, scripted.requests[0]?.body);
      });

  it('is left to the job queue if that goes on', async () => {
    scripted = await startScriptedGraph({ status: 409, body: fault('Directory_ConcurrencyViolation', wait) });

    const error: unknown = await scripted.graph
      .api('/applicationTemplates/x/instantiate')
      .post({})
      .catch((reason: unknown) => reason);

    assert.deepEqual([scripted.requests.length, isUnreachable(error)], [3, true]);
  });

  for (const [code, message] of [
    ['ObjectConflict', 'Another object with the same value for property identifierUris already exists.'],
    [
      'Request_MultipleObjectsWithSameKeyValue',
      'The service principal name is already in use. Retry with another.',
    ],
    ['Conflict', 'The name is taken.'],
  ] as const)
    it(`is not one that contradicts what is there (${code})`, async () => {
      scripted = await startScriptedGraph({ status: 409, body: fault(code, message) }, done);

      const error: unknown = await scripted.graph
        .api('/applications/a')
        .patch({})
        .catch((reason: unknown) => reason);

      assert.deepEqual([scripted.requests.length, isUnreachable(error)], [1, false]);
    });
});

describe('a call whose answer is lost', () => {
  let scripted: ScriptedGraph;
  afterEach(() => scripted.close());

  const cut: Answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"id":"a' };
  const lost: [string, Answer][] = [
    ['before it came', 'reset'],
    ['in the middle', 'broken'],
    ['by a cut', cut],
  ];
  for (const [how, answer] of lost) {
    it(`is repeated when it reads (${how})`, async () => {
      scripted = await startScriptedGraph(answer, done);

      assert.deepEqual(await scripted.graph.api('/applications/a').get(), { id: 'a' });
    });

    it(`is never a POST sent twice (${how})`, async () => {
      scripted = await startScriptedGraph(answer, done);

      const error: unknown = await scripted.graph
        .api('/applicationTemplates/x/instantiate')
        .post({})
        .catch((reason: unknown) => reason);

      assert.equal(scripted.requests.length, 1);
      assert.equal(graphProblem(error)?.statusCode, 0);
    });
  }

  it('is repeated when it is a PATCH or a DELETE', async () => {
    scripted = await startScriptedGraph('reset', { status: 204 }, 'reset', { status: 204 });

    await scripted.graph.api('/applications/a').patch({ notes: 'x' });
    await scripted.graph.api('/applications/a').delete();

    assert.deepEqual(
      scripted.requests.map(({ method, body }) => method + body),
      ['PATCH{"notes":"x"}', 'PATCH{"notes":"x"}', 'DELETE', 'DELETE'],
    );
  });

  it('is tried three times, resets and put-off answers together', async () => {
    scripted = await startScriptedGraph('reset', throttled('0.01'), 'reset');

    await assert.rejects(scripted.graph.api('/users').get(), { statusCode: 0 });

    assert.equal(scripted.requests.length, 3);
  });
});
