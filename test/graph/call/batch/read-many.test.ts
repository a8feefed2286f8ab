import assert from 'node:assert/strict';
import { readMany, readManyLists } from '../../../../src/graph/call/batch/read-many.ts';
import { withRequestIds } from '../../../../src/graph/call/writes.ts';
import { graphProblem } from '../../../../src/graph/graph-error.ts';
import { batchAnswer, itemsOf, throttledItem } from '../../../builders/batch-answer.ts';
import { fault, startScriptedGraph, type ScriptedGraph } from '../../../fakes/scripted-graph.ts';

const notThere = { status: 404, body: fault('Request_ResourceNotFound', 'No.') };
const found = (id: string) => ({ status: 200, body: { id } });

describe('readMany', () => {
  let scripted: ScriptedGraph;
  afterEach(() => scripted.close());

  it('keeps the order, knows what is not there and reads throttled items again', async () => {
    const responses = [
      { id: '2', ...throttledItem('0.1') },
      { id: '1', ...notThere },
      { id: '0', ...found('a') },
    ];
    scripted = await startScriptedGraph({ status: 200, body: { responses } }, batchAnswer(found('c')));

    const items = await readMany<{ id: string }>(scripted.graph, 'beta', ['/x/a', '/x/b', '/x/c?$select=id']);

    assert.deepEqual(items, [{ id: 'a' }, null, { id: 'c' }]);
    assert.deepEqual(scripted.requests.map(itemsOf), [
      ['GET /x/a', 'GET /x/b', 'GET /x/c?$select=id'],
      ['GET /x/c?$select=id'],
    ]);
  });

  it('fails with the refusal of an item', async () => {
    const refusal = { status: 403, body: fault('Authorization_RequestDenied', 'No.') };
    scripted = await startScriptedGraph(batchAnswer(found('a'), refusal));

    await assert.rejects(readMany(scripted.graph, 'beta', ['/x/a', '/x/b']), { statusCode: 403 });
  });

  it('asks again when the whole batch is lost or put off', async () => {
    const busy = { status: 503, headers: { 'retry-after': '0' } };
    scripted = await startScriptedGraph('reset', busy, 'broken', batchAnswer(found('a')));

    assert.deepEqual(await readMany(scripted.graph, 'beta', ['/x/a']), [{ id: 'a' }]);
  });

  it('leaves a long wait to the caller', async () => {
    scripted = await startScriptedGraph(batchAnswer(throttledItem('60')));

    const error: unknown = await readMany(scripted.graph, 'v1.0', ['/x/a']).catch(
      (reason: unknown) => reason,
    );

    assert.equal(scripted.requests.length, 1);
    assert.equal(graphProblem(error)?.retryAfterSeconds, 60);
  });

  it('asks for 20 at a time and nothing when nothing is wanted', async () => {
    scripted = await startScriptedGraph(batchAnswer(...Array.from({ length: 20 }, () => notThere)));

    const paths = Array.from({ length: 41 }, (_, i) => `/x/${i}`);

    assert.equal((await readMany(scripted.graph, 'beta', paths)).length, 41);
    assert.deepEqual(scripted.requests.map((request) => itemsOf(request).length).toSorted(), [1, 20, 20]);
    assert.deepEqual(await readMany(scripted.graph, 'beta', []), []);
    assert.equal(scripted.requests.length, 3);
  });

  it('is no write, whatever its method', async () => {
    scripted = await startScriptedGraph(batchAnswer(found('a')));
    const requestIds: string[] = [];

    await readMany(withRequestIds(scripted.graph, requestIds), 'beta', ['/x/a']);

    assert.deepEqual(requestIds, []);
  });
});

describe('readManyLists', () => {
  it('follows every list to its end', async () => {
    const page = { value: [1], '@odata.nextLink': 'https://any.host/v1.0/x/a/members?$skiptoken=2' };
    const scripted = await startScriptedGraph(
      batchAnswer({ status: 200, body: page }, notThere, { status: 200, body: { value: [3] } }),
      { status: 200, body: { value: [2] } },
    );

    const lists = await readManyLists<number>(scripted.graph, 'v1.0', ['/x/a/members', '/x/b', '/x/c']);

    assert.deepEqual(lists, [[1, 2], null, [3]]);
    assert.equal(scripted.requests[1]?.url, '/v1.0/x/a/members?$skiptoken=2');
    await scripted.close();
  });
});
