import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { edgeUrl } from '../../../../src/trial/sandbox/edge-url.ts';
import { requester } from '../../../../src/trial/people.ts';
import { dataCentreConnectorGroupId } from '../../../../src/trial/sandbox/tenant/seed.ts';
import { assignUser } from '../../../harness/sandbox/sandbox-calls.ts';
import { eachAtTheEdge, external } from '../../../harness/sandbox/edge.ts';
import { hand } from '../../../harness/sandbox/hands.ts';

describe('an edge that does wrong', () => {
  const edge = eachAtTheEdge();
  const host = new URL(external).hostname;
  const set = (state: object, where = host) => hand(edge().sandbox, 'PUT', `edge/${where}`, state);
  const open = () => edge().visit(edgeUrl(edge().sandbox.url, external));

  /** Signs in as an assigned person, and returns what the application shows. */
  async function shown(): Promise<{ status: number; page: string; details: string | null }> {
    const { sandbox, ids, visit, signIn } = edge();
    await assignUser(sandbox, ids, requester.id);
    const { cookie, location } = await signIn(requester.id);
    const answer = await visit(sandbox.url + location, cookie);
    const details = answer.headers.get('x-ms-proxy-error-details');
    return { status: answer.status, page: await answer.text(), details };
  }

  it('is not there yet, for a while or until somebody mends it', async () => {
    await set({ kind: 'not-live' });
    const answer = await open();
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get('x-ms-proxy-app-id'), null);

    await set({ kind: 'not-live', seconds: 0.001 });
    await assert.doesNotReject(async () => {
      while ((await open()).status !== 302);
    });
  });

  it('is another application, or another connector group', async () => {
    const appId = randomUUID();
    await set({ kind: 'another-application', appId });
    const stale = await open();
    assert.equal(stale.headers.get('x-ms-proxy-app-id'), appId);
    assert.equal(new URL(stale.headers.get('location') ?? '').searchParams.get('client_id'), appId);

    await set({ kind: 'another-group', groupId: dataCentreConnectorGroupId });
    assert.equal((await open()).headers.get('x-ms-proxy-group-id'), dataCentreConnectorGroupId);
  });

  it('lets everybody through, although Graph says that they have to sign in', async () => {
    await set({ kind: 'open' });
    const answer = await open();
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /Nobody: passthrough/);
  });

  it('shows the pages of Application Proxy when a part behind it fails', async () => {
    await set({ kind: 'bad-gateway', error: 'BackendServiceUnavailable' }, '*');
    const bad = await shown();
    assert.deepEqual([bad.status, bad.details], [502, 'BackendServiceUnavailable']);
    assert.match(bad.page, /Bad Gateway[^]*Transaction ID[^]*[0-9a-f-]{36}[^]*BackendServiceUnavailable/);

    await set({ kind: 'gateway-timeout', error: 'ConnectorError:Unauthorized' });
    const slow = await shown();
    assert.deepEqual([slow.status, slow.details], [504, 'ConnectorError:Unauthorized']);
  });

  it('shows what Qlik shows to people it does not know, or loses', async () => {
    await set({ kind: 'qlik-login' });
    assert.match((await shown()).page, /User name and password/);
    await set({ kind: 'connection-lost' });
    assert.match((await shown()).page, /Connection lost/);
  });

  it('refuses the sign-in with a code, until it is mended', async () => {
    await set({ kind: 'sign-in-error', code: 53003 });
    const { signIn, sandbox } = edge();
    assert.equal((await signIn(requester.id)).signInStatus, 400);

    await hand(sandbox, 'DELETE', `edge/${host}`);
    assert.equal((await shown()).status, 200);
  });
});
