import assert from 'node:assert/strict';
import { startGrantTenant, type GrantTenant } from '../fakes/grant-tenant.ts';
import { runGrant } from './run-grant.ts';

describe('grant-permissions --check', () => {
  let tenant: GrantTenant;
  beforeEach(async () => {
    tenant = await startGrantTenant();
  });
  afterEach(() => tenant.close());

  const run = () => runGrant(tenant, '', '--check');

  it('shows what the tenant allows, says what to choose, and changes nothing', async () => {
    const { output, code } = await run();

    assert.match(output, /✓ licence: Microsoft Entra ID P1/);
    assert.match(output, /✓ your Entra roles: Application Administrator, Privileged Role Administrator/);
    assert.match(output, /✓ connector groups: Default, Data centre/);
    assert.match(output, /✓ connectors: 2 of 3 active/);
    assert.match(output, /Choose approver mode \(graphRunAs = approver\)/);
    assert.deepEqual(tenant.writes, []);
    assert.equal(code, 0);
  });

  it('does not claim to have seen what an inactive role hides', async () => {
    tenant.around.roles = [];

    const { output } = await run();

    assert.match(output, /✗ your Entra roles: none is active; step 4 needs/);
    assert.match(output, /\? connector groups: not shown to you \(403: Unauthorized Access\.\)/);
    assert.match(output, /run this check again with the Entra role Application Administrator active/);
  });

  it('names what is missing: a licence, a connector that works', async () => {
    tenant.around.servicePlans = ['EXCHANGE_S_STANDARD'];
    tenant.around.connectors = ['inactive'];

    const { output } = await run();

    assert.match(output, /✗ licence: neither/);
    assert.match(output, /✗ connectors: 0 of 1 active; install one/);
    assert.match(output, /Get the licence first/);
  });
});
