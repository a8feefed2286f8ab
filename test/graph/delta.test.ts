import assert from 'node:assert/strict';
import { connectGraph, type Graph } from '../../src/graph/client.ts';
import { readMoved } from '../../src/graph/delta.ts';
import { createLog } from '../../src/log.ts';
import type { Sandbox } from '../../src/trial/sandbox/sandbox.ts';
import { requester } from '../../src/trial/people.ts';
import {
  assertRefused,
  assignUser,
  call,
  get,
  publishApplication,
  setPublishing,
  start,
  urls,
} from '../harness/sandbox/sandbox-calls.ts';

describe('what has moved in the directory', () => {
  let sandbox: Sandbox;
  let graph: Graph;
  before(async () => {
    sandbox = await start();
    graph = connectGraph({ url: sandbox.url, credential: null, log: createLog('silent') })('moved');
  });
  after(() => sandbox.close());

  it('is unknown at first, then only what has changed since, and each change once', async () => {
    const [one, other] = [
      await publishApplication(sandbox, 'one'),
      await publishApplication(sandbox, 'other'),
    ];
    const first = await readMoved(graph, 'applications', '');
    assert.equal(first.ids, null);
    assert.deepEqual((await readMoved(graph, 'applications', first.link)).ids, []);

    await call(sandbox, 'PATCH', `/v1.0/applications/${one.applicationId}`, { displayName: 'Renamed' });
    await call(sandbox, 'DELETE', `/v1.0/applications/${other.applicationId}`);

    const second = await readMoved(graph, 'applications', first.link);
    assert.deepEqual(second.ids?.toSorted(), [one.applicationId, other.applicationId].toSorted());
    assert.deepEqual((await readMoved(graph, 'applications', second.link)).ids, []);
  });

  it('does not include assignments or how an application is published, which are read by themselves', async () => {
    const ids = await publishApplication(sandbox, 'quiet');
    const apps = await readMoved(graph, 'applications', '');
    const principals = await readMoved(graph, 'servicePrincipals', '');

    await assignUser(sandbox, ids, requester.id);
    const passthrough = { ...urls('quiet'), externalAuthenticationType: 'passthru' };
    assert.equal((await setPublishing(sandbox, ids, passthrough)).status, 204);

    assert.deepEqual((await readMoved(graph, 'applications', apps.link)).ids, []);
    assert.deepEqual((await readMoved(graph, 'servicePrincipals', principals.link)).ids, []);
    const open = { appRoleAssignmentRequired: false };
    await call(sandbox, 'PATCH', `/v1.0/servicePrincipals/${ids.servicePrincipalId}`, open);
    assert.deepEqual((await readMoved(graph, 'servicePrincipals', principals.link)).ids, [
      ids.servicePrincipalId,
    ]);
  });

  it('is told without what Graph does not track, and the log says once that it does not', async () => {
    const lines: string[] = [];
    const log = createLog('warn', { write: (line: string) => void lines.push(line) });
    const strict = connectGraph({ url: sandbox.url, credential: null, log })('strict');
    const rule = { path: '/applications/delta$', query: 'passwordCredentials' };
    const off = sandbox.faults.add({ ...rule, fault: { kind: 'status', status: 400 } });
    const [first] = [
      await readMoved(strict, 'applications', ''),
      await readMoved(strict, 'applications', ''),
    ];
    off();

    const { applicationId } = await publishApplication(sandbox, 'strict');

    assert.deepEqual((await readMoved(strict, 'applications', first.link)).ids, [applicationId]);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /a slower way is taken/);
  });

  it('is unknown again once Graph refuses the link', async () => {
    const { link } = await readMoved(graph, 'applications', '');
    const rule = { path: '/applications/delta$', query: 'deltatoken=(?!latest)', times: 1 };
    sandbox.faults.add({ ...rule, fault: { kind: 'status', status: 400 } });

    assert.equal((await readMoved(graph, 'applications', link)).ids, null);
  });

  it('is unknown again once Graph has forgotten the link', async () => {
    const link = `${sandbox.url}/v1.0/applications/delta?$deltatoken=forgotten`;
    assertRefused(await get(sandbox, '/v1.0/applications/delta?$deltatoken=x'), 400, 'syncStateNotFound');

    const moved = await readMoved(graph, 'applications', link);

    assert.equal(moved.ids, null);
    assert.deepEqual((await readMoved(graph, 'applications', moved.link)).ids, []);
  });
});
