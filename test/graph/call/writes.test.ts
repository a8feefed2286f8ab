import assert from 'node:assert/strict';
import { withRequestIds } from '../../../src/graph/call/writes.ts';
import { startScriptedGraph, type Answer, type ScriptedGraph } from '../../fakes/scripted-graph.ts';

const answered = (status: number, id: string): Answer => ({
  status,
  headers: { 'request-id': id, 'retry-after': '0' },
});

describe('withRequestIds', () => {
  let scripted: ScriptedGraph;
  afterEach(() => scripted.close());

  it('collects the id of every answered write, and of no read', async () => {
    scripted = await startScriptedGraph(
      answered(200, 'read'),
      answered(503, 'first try'),
      answered(204, 'second try'),
      answered(201, 'created'),
    );
    const { graph } = scripted;
    const requestIds: string[] = [];

    const noted = withRequestIds(graph, requestIds);
    await noted.api('/applications/a').get();
    await noted.api('/applications/a').patch({});
    await noted.api('/applications').post({});

    assert.deepEqual(requestIds, ['first try', 'second try', 'created']);
  });

  it('keeps the ids when the work fails', async () => {
    scripted = await startScriptedGraph(answered(400, 'refused'));
    const requestIds: string[] = [];

    await assert.rejects(withRequestIds(scripted.graph, requestIds).api('/applications').post({}));

    assert.deepEqual(requestIds, ['refused']);
  });

  it('keeps works at the same time apart', async () => {
    scripted = await startScriptedGraph(answered(204, 'only id'));
    const other: string[] = [];
    const mine: string[] = [];

    await Promise.all([
      withRequestIds(scripted.graph, mine).api('/applications/a').patch({}),
      withRequestIds(scripted.graph, other).api('/applications/a').get(),
    ]);

    assert.deepEqual([mine, other], [['only id'], []]);
  });
});
