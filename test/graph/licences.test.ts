import assert from 'node:assert/strict';
import type { Graph } from '../../src/graph/client.ts';
import { haveLicences, isPremiumTenant } from '../../src/graph/licences.ts';
import { requester } from '../../src/trial/people.ts';
import type { Sandbox } from '../../src/trial/sandbox/sandbox.ts';
import { guestId } from '../../src/trial/sandbox/tenant/seed-users.ts';
import { hand } from '../harness/sandbox/hands.ts';
import { call, get } from '../harness/sandbox/sandbox-calls.ts';
import { startSandboxGraph } from '../harness/sandbox/sandbox-graph.ts';

describe('licences', () => {
  let graph: Graph;
  let sandbox: Sandbox;
  let close: () => Promise<void>;
  before(async () => ({ graph, sandbox, close } = await startSandboxGraph()));
  after(() => close());

  const absent = '00000000-0000-4000-8000-000000000000';

  it('are told for each user: a member has one, a guest none, and of a stranger nothing is known', async () => {
    assert.deepEqual(await haveLicences(graph, [requester.id, guestId, absent]), [true, false, null]);
    assert.deepEqual(await haveLicences(graph, []), []);
  });

  it('count only while they include Microsoft Entra ID P1, whatever else is assigned', async () => {
    const skus = (await get(sandbox, '/v1.0/subscribedSkus')).body.value ?? [];
    const [office, free] = skus.map(({ skuId }) => String(skuId));
    const assign = (addLicenses: object[], removeLicenses: unknown[]) =>
      call(sandbox, 'POST', `/v1.0/users/${requester.id}/assignLicense`, { addLicenses, removeLicenses });

    assert.equal((await assign([{ skuId: free }], [office])).status, 200);
    assert.deepEqual(await haveLicences(graph, [requester.id]), [false]);

    assert.equal((await assign([{ skuId: office }], [free])).status, 200);
    assert.deepEqual(await haveLicences(graph, [requester.id]), [true]);
    assert.equal((await assign([{ skuId: absent }], [])).status, 400);
  });

  it('are those of the organisation until its subscription is suspended', async () => {
    assert.equal(await isPremiumTenant(graph), true);

    await hand(sandbox, 'PATCH', 'subscriptions/SPE_E3', { capabilityStatus: 'Warning' });
    assert.equal(await isPremiumTenant(graph), true);
    await hand(sandbox, 'PATCH', 'subscriptions/SPE_E3', { capabilityStatus: 'Suspended' });
    assert.equal(await isPremiumTenant(graph), false);
    await hand(sandbox, 'PATCH', 'subscriptions/SPE_E3', { capabilityStatus: 'Enabled' });
  });
});
