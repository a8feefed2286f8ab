import assert from 'node:assert/strict';
import type { RequestForm } from '../../../src/service/model/request/form.ts';
import type { RequestKind } from '../../../src/service/model/request/request.ts';
import { updateForm } from '../../../src/service/views/update-form.ts';
import { startEngine } from '../../harness/engine/engine.ts';
import { countCalls } from '../../harness/sandbox/count-calls.ts';
import { seedWithPublished } from '../../builders/many-published.ts';

/** Plans and carries out each kind of request, and counts the calls of each planning. */
async function callsOfPlanning(others: number): Promise<Record<string, number>> {
  const engine = await startEngine({ seed: seedWithPublished(others) });
  await engine.run('publish', { name: 'first', qlikUrl: 'https://first.corp.contoso.com' });
  const name = 'sales';
  const operations: [RequestKind, () => Promise<Partial<RequestForm>>][] = [
    ['publish', async () => ({ qlikUrl: 'https://sales.corp.contoso.com' })],
    [
      'update',
      async () => ({ ...(await updateForm(engine.deps, name)), qlikUrl: 'https://money.corp.contoso.com' }),
    ],
    ['unpublish', async () => ({})],
    ['restore', async () => ({})],
  ];
  const calls: Record<string, number> = {};
  for (const [kind, form] of operations) {
    const filled = { ...(await form()), name };
    const planned = { request: null as Awaited<ReturnType<typeof engine.ask>> | null };
    calls[kind] = await countCalls(async () => (planned.request = await engine.ask(kind, filled)));
    assert.ok(planned.request);
    assert.equal(planned.request.state, 'planned', JSON.stringify(planned.request.problem));
    const done = await engine.approve(planned.request);
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
  }
  await engine.close();
  return calls;
}

describe('planning in a tenant with many published applications', () => {
  it('costs the same calls with 2,000 as with 50', async () => {
    const few = await callsOfPlanning(50);
    assert.deepEqual(await callsOfPlanning(2000), few);
  });
});
