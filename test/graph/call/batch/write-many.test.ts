import assert from 'node:assert/strict';
import { writeMany, type Write } from '../../../../src/graph/call/batch/write-many.ts';
import { withRequestIds } from '../../../../src/graph/call/writes.ts';
import { isAlreadyThere, isNotReplicatedYet, isUnreachable } from '../../../../src/graph/graph-error.ts';
import { batchAnswer, itemsOf, throttledItem } from '../../../builders/batch-answer.ts';
import { fault, startScriptedGraph, type Answer, type ScriptedGraph } from '../../../fakes/scripted-graph.ts';

const done = { status: 204 };
const busy = { status: 503, headers: { 'Retry-After': '0' }, body: fault('ServiceUnavailable', 'Busy.') };

const write = (url: string, isRepeatable = true): Write => ({
  method: 'POST',
  url,
  body: { of: url },
  isRepeatable,
  isDoneBy: isAlreadyThere,
});

describe('writeMany', () => {
  let scripted: ScriptedGraph;
  afterEach(() => scripted.close());

  const start = async (...answers: Answer[]) => (scripted = await startScriptedGraph(...answers));
  const send = (...writes: Write[]) => writeMany(scripted.graph, 'v1.0', writes);
  const sent = () => scripted.requests.map((request) => itemsOf(request).join());

  it('sends bodies and tells the end of every item in order', async () => {
    const made = { status: 201, headers: { 'request-id': 'own' }, body: { id: 'x' } };
    const refused = { status: 403, body: fault('Authorization_RequestDenied', 'No.') };
    await start(batchAnswer(made, refused, done));

    const [first, second, third] = await send(write('/a'), write('/b'), write('/c'));

    const ok = { error: null, retryAfterSeconds: null };
    assert.deepEqual(first, { ...ok, status: 201, body: { id: 'x' }, requestId: 'own' });
    assert.deepEqual([second?.status, second?.requestId], [403, 'from-body']);
    assert.deepEqual(third, { ...ok, status: 204, body: null, requestId: 'batch' });
    assert.deepEqual(JSON.parse(scripted.requests[0]?.body ?? '').requests[0], {
      id: '0',
      method: 'POST',
      url: '/a',
      body: { of: '/a' },
      headers: { 'Content-Type': 'application/json' },
    });
  });

  it('sends only the throttled items again, after the longest wait they ask for', async () => {
    await start(batchAnswer(throttledItem('0.05'), done, throttledItem('0.3')), batchAnswer(done, done));
    const startedAt = performance.now();

    const results = await send(write('/a', false), write('/b', false), write('/c', false));

    assert.ok(performance.now() - startedAt >= 295);
    assert.deepEqual(sent(), ['POST /a,POST /b,POST /c', 'POST /a,POST /c']);
    assert.ok(results.every(({ error }) => error === null));
  });

  it('waits until a date', async () => {
    await start(batchAnswer(throttledItem(new Date(Date.now() + 2000).toUTCString())), batchAnswer(done));
    const startedAt = performance.now();

    const [end] = await send(write('/a'));

    assert.ok(performance.now() - startedAt >= 500);
    assert.equal(end?.error, null);
  });

  it('hands a long wait back while the others go on', async () => {
    await start(batchAnswer(throttledItem('60'), throttledItem('0.01')), batchAnswer(done));

    const [long, short] = await send(write('/a'), write('/b'));

    assert.deepEqual(sent(), ['POST /a,POST /b', 'POST /b']);
    assert.deepEqual([long?.status, long?.retryAfterSeconds, isUnreachable(long?.error)], [429, 60, true]);
    assert.equal(short?.error, null);
  });

  it('sends again what met a concurrent write, repeatable or not', async () => {
    const body = fault('Directory_ConcurrencyViolation', 'Please wait briefly and retry.');
    await start(batchAnswer(done, { status: 409, body }), batchAnswer(done));

    const results = await send(write('/a', false), write('/b', false));

    assert.deepEqual(sent(), ['POST /a,POST /b', 'POST /b']);
    assert.ok(results.every(({ error }) => error === null));
  });

  it('sends again what was not executed because another item failed', async () => {
    await start(batchAnswer(throttledItem('0.01'), { status: 424 }), batchAnswer(done, done));

    const results = await send(write('/a', false), write('/b', false));

    assert.deepEqual(
      results.map(({ status }) => status),
      [204, 204],
    );
  });

  it('sends repeatable items again after a server error, others not', async () => {
    await start(batchAnswer(busy, busy), batchAnswer(done));

    const [repeatable, once] = await send(write('/a'), write('/b', false));

    assert.deepEqual(sent(), ['POST /a,POST /b', 'POST /a']);
    assert.equal(repeatable?.error, null);
    assert.deepEqual([once?.status, isUnreachable(once?.error)], [503, true]);
  });

  it('sends repeatable items again when the answer of the batch is lost, others not', async () => {
    await start('reset', batchAnswer(done));

    const [once, repeatable] = await send(write('/a', false), write('/b'));

    assert.deepEqual(sent(), ['POST /a,POST /b', 'POST /b']);
    assert.deepEqual([once?.status, isUnreachable(once?.error)], [0, true]);
    assert.equal(repeatable?.error, null);
  });

  it('keeps what was done when a later try is lost', async () => {
    await start(batchAnswer(done, throttledItem('0.01')), 'reset');

    const [first, second] = await send(write('/a', false), write('/b', false));

    assert.equal(first?.error, null);
    assert.equal(second?.status, 0);
  });

  it('gives up after four tries with the last error', async () => {
    await start(batchAnswer(throttledItem('0.01')));

    const [end] = await send(write('/a'));

    assert.equal(scripted.requests.length, 4);
    assert.equal(end?.status, 429);
  });

  it('tells the refusal of a whole batch with each item', async () => {
    await start({ status: 403, body: fault('Authorization_RequestDenied', 'No.') });

    const results = await send(write('/a'), write('/b'));

    assert.deepEqual(
      results.map(({ status }) => status),
      [403, 403],
    );
    assert.equal(scripted.requests.length, 1);
  });

  it('makes errors that the questions about errors understand', async () => {
    const there = fault('Request_BadRequest', 'Permission being assigned already exists on the object');
    const early = fault('Request_BadRequest', 'Not a valid reference update.');
    await start(batchAnswer({ status: 400, body: there }, { status: 400, body: early }));

    const [already, notYet] = await send(write('/a'), write('/b'));

    assert.equal(already?.error, null);
    assert.equal(isNotReplicatedYet(notYet?.error), true);
  });

  it('collects the ids of the items, else that of the batch', async () => {
    const own = { status: 201, headers: { 'request-id': 'own' } };
    await start(batchAnswer(own, done, done));
    const requestIds: string[] = [];

    const writes = [write('/a'), write('/b'), write('/c')];
    await writeMany(withRequestIds(scripted.graph, requestIds), 'v1.0', writes);

    assert.deepEqual(requestIds, ['own', 'batch']);
  });
});
