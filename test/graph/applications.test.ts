import assert from 'node:assert/strict';
import { instantiateCustomTemplate } from '../../src/graph/application-templates.ts';
import {
  deleteApplication,
  getApplication,
  listApplicationsByDisplayName,
  listApplicationsByIdentifierUri,
  listApplicationsByTag,
  updateApplication,
} from '../../src/graph/applications.ts';
import type { Graph } from '../../src/graph/client.ts';
import { listDeletedByIdentifierUri } from '../../src/graph/applications.ts';
import { isNotReplicatedYet } from '../../src/graph/graph-error.ts';
import {
  findServicePrincipalByAppId,
  getServicePrincipal,
  updateServicePrincipal,
} from '../../src/graph/service-principals.ts';
import { createOne } from '../harness/sandbox/publish-one.ts';
import { startSandboxGraph, until } from '../harness/sandbox/sandbox-graph.ts';

const missing = '00000000-0000-4000-8000-000000000000';
const ids = (applications: { id?: string }[]) => applications.map(({ id }) => id);

describe('applications', () => {
  let graph: Graph;
  let close: () => Promise<void>;
  beforeEach(async () => ({ graph, close } = await startSandboxGraph()));
  afterEach(() => close());

  it('come from the template with their service principal and its roles', async () => {
    const { application, servicePrincipal } = await instantiateCustomTemplate(graph, 'temp-1');

    const found = await findServicePrincipalByAppId(graph, application.appId ?? '');

    assert.equal(found?.id, servicePrincipal.id);
    assert.deepEqual(
      found?.appRoles?.map(({ displayName }) => displayName),
      ['User', 'msiam_access'],
    );
  });

  it('are null when they are not there', async () => {
    assert.equal(await getApplication(graph, missing), null);
    assert.equal(await getServicePrincipal(graph, missing), null);
    assert.equal(await findServicePrincipalByAppId(graph, missing), null);
  });

  it('are changed and read back', async () => {
    const { id, servicePrincipalId } = await createOne(graph, 'temp-1');

    await updateApplication(graph, id, { displayName: 'Qlik sales', tags: ['HideApp'], notes: 'ours' });
    await updateServicePrincipal(graph, servicePrincipalId, { notes: 'ours too' });

    const { displayName, tags, notes } = (await getApplication(graph, id)) ?? {};
    assert.deepEqual(
      { displayName, tags, notes },
      { displayName: 'Qlik sales', tags: ['HideApp'], notes: 'ours' },
    );
    assert.equal((await getServicePrincipal(graph, servicePrincipalId))?.notes, 'ours too');
  });

  it('are found by tag, display name and identifier URI', async () => {
    const name = "Qlik – R&D's #1 + 50% (sales)";
    const uri = 'https://sales-contoso.msappproxy.net';
    const { id } = await createOne(graph, 'temp-1');
    await createOne(graph, 'temp-2');
    await updateApplication(graph, id, { displayName: name, tags: ["it's:ours"], identifierUris: [uri] });

    assert.deepEqual(ids(await listApplicationsByDisplayName(graph, name)), [id]);
    assert.deepEqual(ids(await listApplicationsByTag(graph, "it's:ours")), [id]);
    assert.deepEqual(ids(await listApplicationsByIdentifierUri(graph, [uri, `${uri}/`])), [id]);
    assert.deepEqual(await listApplicationsByTag(graph, 'theirs'), []);
  });

  it('hold their identifier URIs after they are deleted', async () => {
    const uri = 'https://sales-contoso.msappproxy.net';
    const { id } = await createOne(graph, 'temp-1');
    await updateApplication(graph, id, { identifierUris: [uri] });

    await deleteApplication(graph, id);

    assert.equal(await getApplication(graph, id), null);
    const deleted = await listDeletedByIdentifierUri(graph, [uri]);
    assert.deepEqual(ids(deleted), [id]);
    assert.deepEqual(await listDeletedByIdentifierUri(graph, ['https://free-contoso.msappproxy.net']), []);
  });
});

describe('an application that is not replicated yet', () => {
  it('is told apart from a wrong call', async () => {
    const { graph, close } = await startSandboxGraph(0.3);
    const { id } = await createOne(graph, 'temp-1');

    const error: unknown = await updateApplication(graph, id, { notes: 'x' }).catch(
      (reason: unknown) => reason,
    );
    await until(() => getApplication(graph, id));
    await updateApplication(graph, id, { notes: 'x' });

    assert.equal(isNotReplicatedYet(error), true);
    await close();
  });
});
