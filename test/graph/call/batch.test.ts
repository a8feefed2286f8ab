import assert from 'node:assert/strict';
import { readMany } from '../../../src/graph/call/batch.ts';
import { fault, startScriptedGraph, type ScriptedGraph } from '../scripted-graph.ts';

describe('readMany', () => {
  let scripted: ScriptedGraph;
  afterEach(() => scripted.close());

  it('keeps the order, knows what is not there and reads throttled items again', async () => {
    const responses = [
      { id: '2', status: 429, headers: { 'Retry-After': '1' }, body: fault('TooManyRequests', 'Later.') },
      { id: '1', status: 404, body: fault('Request_ResourceNotFound', 'No.') },
      { id: '0', status: 200, body: { id: 'a' } },
    ];
    scripted = await startScriptedGraph(
      { status: 200, body: { responses } },
      { status: 200, body: { id: 'c' } },
    );

    const items = await readMany<{ id: string }>(scripted.graph, 'beta', ['/x/a', '/x/b', '/x/c?$select=id']);

    assert.deepEqual(items, [{ id: 'a' }, null, { id: 'c' }]);
    assert.deepEqual(
      scripted.requests.map(({ method, url }) => `${method} ${url}`),
      ['POST /beta/$batch', 'GET /beta/x/c?$select=id'],
    );
  });

  it('fails with the refusal of an item', async () => {
    const refusal = fault('Authorization_RequestDenied', 'No.');
    scripted = await startScriptedGraph(
      { status: 200, body: { responses: [{ id: '0', status: 403, body: refusal }] } },
      { status: 403, body: refusal },
    );

    await assert.rejects(readMany(scripted.graph, 'beta', ['/x/a']), { statusCode: 403 });
  });

  it('asks nothing when nothing is wanted', async () => {
    scripted = await startScriptedGraph('reset');

    assert.deepEqual(await readMany(scripted.graph, 'beta', []), []);
    assert.equal(scripted.requests.length, 0);
  });
});
