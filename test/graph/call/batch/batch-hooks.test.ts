import assert from 'node:assert/strict';
import { writeMany } from '../../../../src/graph/call/batch/write-many.ts';
import { batchAnswer } from '../../../builders/batch-answer.ts';
import { startScriptedGraph, type ScriptedGraph } from '../../../fakes/scripted-graph.ts';

describe('writeMany around its batches', () => {
  let scripted: ScriptedGraph;
  beforeEach(async () => {
    scripted = await startScriptedGraph(batchAnswer(...Array.from({ length: 20 }, () => ({ status: 204 }))));
  });
  afterEach(() => scripted.close());

  const writes = Array.from({ length: 45 }, (_, i) => ({
    method: 'DELETE' as const,
    url: `/${i}`,
    isRepeatable: true,
    isDoneBy: () => false,
  }));

  it('tells each batch before and after it, with the positions in the whole list', async () => {
    const begun: number[] = [];
    const ended: number[] = [];

    const results = await writeMany(scripted.graph, 'v1.0', writes, {
      beforeSend: async (positions) => void begun.push(...positions),
      onDone: async (positions, ends) => {
        assert.equal(ends.length, positions.length);
        ended.push(...positions);
      },
    });

    const all = writes.map((_, i) => i);
    assert.equal(results.length, 45);
    assert.deepEqual(
      begun.toSorted((a, b) => a - b),
      all,
    );
    assert.deepEqual(
      ended.toSorted((a, b) => a - b),
      all,
    );
  });

  it('sends nothing more once a hook has failed', async () => {
    const beforeSend = async () => Promise.reject(new Error('The store is away'));

    await assert.rejects(writeMany(scripted.graph, 'v1.0', writes, { beforeSend }), /store is away/);

    assert.equal(scripted.requests.length, 0);
  });
});
