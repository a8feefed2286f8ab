import assert from 'node:assert/strict';
import { deleteApplication } from '../../src/graph/applications.ts';
import type { Graph } from '../../src/graph/client.ts';
import {
  getOnPremisesPublishing,
  removeOnPremisesPublishing,
} from '../../src/graph/on-premises-publishing.ts';
import type { Sandbox } from '../../src/trial/sandbox/sandbox.ts';
import { fault, startScriptedGraph } from '../fakes/scripted-graph.ts';
import { publishOne } from '../harness/sandbox/publish-one.ts';
import { startSandboxGraph } from '../harness/sandbox/sandbox-graph.ts';

describe('the end of on-premises publishing', () => {
  let graph: Graph;
  let sandbox: Sandbox;
  let close: () => Promise<void>;
  beforeEach(async () => ({ graph, sandbox, close } = await startSandboxGraph()));
  afterEach(() => close());

  it('comes once and for all, also for an application that is gone', async () => {
    const { id } = await publishOne(graph, 'sales');

    await removeOnPremisesPublishing(graph, id);
    await removeOnPremisesPublishing(graph, id);

    assert.equal(await getOnPremisesPublishing(graph, id), null);
    await deleteApplication(graph, id);
    await removeOnPremisesPublishing(graph, id);
  });

  it('has ended when Graph refuses to end what is not published', async () => {
    const refused = { status: 400, body: fault('Request_BadRequest', 'No.') };
    const published = { status: 200, body: { onPremisesPublishing: { externalUrl: 'https://a.b' } } };
    const scripted = await startScriptedGraph(
      refused,
      { status: 404 },
      refused,
      published,
      refused,
      published,
    );

    await removeOnPremisesPublishing(scripted.graph, 'a');

    await assert.rejects(removeOnPremisesPublishing(scripted.graph, 'a'), { statusCode: 400 });
    await scripted.close();
  });

  for (const status of [400, 403, 404, 405, 501])
    it(`comes in the older way where Graph answers DELETE with ${status}`, async () => {
      const { id } = await publishOne(graph, 'sales');
      sandbox.faults.add({
        method: 'DELETE',
        path: 'onPremisesPublishing$',
        fault: { kind: 'status', status },
      });

      await removeOnPremisesPublishing(graph, id);
      await removeOnPremisesPublishing(graph, id);

      assert.equal(await getOnPremisesPublishing(graph, id), null);
    });

  for (const status of [401, 429, 500, 503])
    it(`is not tried in another way where Graph answers DELETE with ${status}`, async () => {
      const headers = { 'retry-after': '60' };
      const scripted = await startScriptedGraph({ status, headers, body: fault('Any', 'No.') });

      await assert.rejects(removeOnPremisesPublishing(scripted.graph, 'a'), { statusCode: status });

      assert.ok(scripted.requests.every(({ method }) => method === 'DELETE'));
      await scripted.close();
    });
});
