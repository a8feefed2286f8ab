import assert from 'node:assert/strict';
import { requester } from '../../../../src/trial/people.ts';
import type { Sandbox } from '../../../../src/trial/sandbox/sandbox.ts';
import { assertRefused, call, instantiate, start, userRole } from '../../../harness/sandbox/sandbox-calls.ts';

interface ItemAnswer {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: Record<string, unknown>;
}

describe('$batch', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await start();
  });

  afterEach(() => sandbox.close());

  async function batch(requests: unknown[], version = 'v1.0'): Promise<Map<string, ItemAnswer>> {
    const { status, body } = await call(sandbox, 'POST', `/${version}/$batch`, { requests });
    assert.equal(status, 200, JSON.stringify(body));
    return new Map((body['responses'] as ItemAnswer[]).map((response) => [response.id, response]));
  }

  it('answers each request by its id, within one version', async () => {
    const url = '/onPremisesPublishingProfiles/applicationProxy';
    const requests = [
      { id: 'a', method: 'GET', url: `/users/${requester.id}?$select=id` },
      { id: 'b', method: 'GET', url },
    ];

    const inV1 = await batch(requests);
    const inBeta = await batch(requests, 'beta');

    assert.equal(inV1.get('a')?.body?.['id'], requester.id);
    assert.equal(inV1.get('b')?.status, 400);
    assert.equal(inBeta.get('b')?.body?.['isEnabled'], true);
  });

  it('writes, and asks for a content type when there is a body', async () => {
    const { servicePrincipalId } = await instantiate(sandbox, 'qlik');
    const url = `/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`;
    const body = { principalId: requester.id, resourceId: servicePrincipalId, appRoleId: userRole };
    const headers = { 'Content-Type': 'application/json' };

    const bare = await batch([{ id: '1', method: 'POST', url, body }]);
    const full = await batch([{ id: '1', method: 'POST', url, body, headers }]);

    assert.equal(bare.get('1')?.status, 400);
    assert.equal(full.get('1')?.status, 201);
  });

  it('fails with 424 what depends on a failure', async () => {
    const answers = await batch([
      { id: '1', method: 'GET', url: '/users/nobody' },
      { id: '2', method: 'GET', url: '/organization', dependsOn: ['1'] },
      { id: '3', method: 'GET', url: '/organization' },
    ]);

    assert.deepEqual(
      [...answers.values()].map(({ status }) => status),
      [404, 424, 200],
    );
  });

  it('refuses more than twenty requests, repeated ids and other shapes', async () => {
    const one = (id: number) => ({ id: String(id), method: 'GET', url: '/organization' });
    const many = Array.from({ length: 21 }, (_, position) => one(position));

    const tooMany = await call(sandbox, 'POST', '/v1.0/$batch', { requests: many });
    const repeated = await call(sandbox, 'POST', '/v1.0/$batch', { requests: [one(1), one(1)] });
    const shapeless = await call(sandbox, 'POST', '/v1.0/$batch', { users: [] });

    for (const answer of [tooMany, repeated, shapeless]) assertRefused(answer, 400, 'BadRequest');
  });
});
