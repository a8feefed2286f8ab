import assert from 'node:assert/strict';
import { pino } from 'pino';
import { assignAppRoles } from '../../src/graph/app-role-assignments.ts';
import { findApplicationsByName, readApplicationStates } from '../../src/graph/application-state.ts';
import { deleteApplication, getApplication } from '../../src/graph/applications.ts';
import { connectGraph, type Graph } from '../../src/graph/client.ts';
import { assignConnectorGroup, listConnectorGroups } from '../../src/graph/connector-groups.ts';
import { areDeleted, restoreDeletedItem } from '../../src/graph/deleted-items.ts';
import { isNotFound } from '../../src/graph/graph-error.ts';
import { requester } from '../../src/trial/people.ts';
import { createOne, publishOne, type PublishedOne } from '../harness/sandbox/publish-one.ts';
import { startSandboxGraph } from '../harness/sandbox/sandbox-graph.ts';
import { batchAnswer, itemsOf } from '../builders/batch-answer.ts';
import { startScriptedGraph } from '../fakes/scripted-graph.ts';

const missing = '00000000-0000-4000-8000-000000000000';
const userRole = '18d14569-c3bd-439b-9a66-3a2aee01d14f';
const known = ({ id, application, servicePrincipalId }: PublishedOne) => ({
  applicationId: id,
  appId: application.appId ?? '',
  servicePrincipalId,
});

describe('the state of applications', () => {
  let graph: Graph;
  let close: () => Promise<void>;
  const calls: string[] = [];
  beforeEach(async () => {
    const started = await startSandboxGraph();
    close = started.close;
    calls.length = 0;
    const note = (line: string) => calls.push(JSON.parse(line).path);
    const log = pino({ level: 'debug' }, { write: note });
    graph = connectGraph({ url: started.sandbox.url, credential: null, log })('request-1');
  });
  afterEach(() => close());

  it('is read with one call for each version', async () => {
    const hub = await publishOne(graph, 'sales');
    const auth = await createOne(graph, 'sales-auth');
    const wanted = { servicePrincipalId: hub.servicePrincipalId, appRoleId: userRole };
    await assignAppRoles(graph, [{ ...wanted, principalId: requester.id }]);
    calls.length = 0;

    const [published, created] = await readApplicationStates(graph, [known(hub), known(auth)]);

    assert.deepEqual(calls.toSorted(), ['/beta/$batch', '/v1.0/$batch']);
    assert.equal(published?.application?.displayName, 'sales');
    assert.equal(published?.servicePrincipal?.id, hub.servicePrincipalId);
    assert.deepEqual(
      published?.assignments?.map(({ principalId }) => principalId),
      [requester.id],
    );
    assert.equal(published?.publishing?.externalUrl, hub.externalUrl);
    assert.equal(published?.connectorGroup?.isDefault, true);
    assert.deepEqual([created?.assignments, created?.publishing, created?.connectorGroup], [[], null, null]);
  });

  it('is read by appId when the service principal is not known', async () => {
    const hub = await publishOne(graph, 'sales');
    calls.length = 0;

    const [state] = await readApplicationStates(graph, [{ ...known(hub), servicePrincipalId: '' }]);

    assert.equal(state?.servicePrincipal?.id, hub.servicePrincipalId);
    assert.deepEqual(state?.assignments, []);
    assert.equal(calls.length, 2);
  });

  it('names the connector group that was chosen', async () => {
    const hub = await publishOne(graph, 'sales');
    const group = (await listConnectorGroups(graph)).find(({ isDefault }) => !isDefault);
    await assignConnectorGroup(graph, hub.id, group?.id ?? '');

    const [state] = await readApplicationStates(graph, [known(hub)]);

    assert.equal(state?.connectorGroup?.id, group?.id);
  });

  it('is nothing at all for an application that is not there', async () => {
    const unknown = { applicationId: missing, appId: missing, servicePrincipalId: missing };

    assert.deepEqual(await readApplicationStates(graph, [unknown]), [
      {
        application: null,
        owners: null,
        servicePrincipal: null,
        assignments: null,
        publishing: null,
        connectorGroup: null,
        isConnectorGroupHidden: false,
        publishingRefused: null,
      },
    ]);
    assert.deepEqual(await readApplicationStates(graph, []), []);
  });

  it('holds every page of the assignments', async () => {
    const next = 'https://any.host/v1.0/servicePrincipals/s/appRoleAssignedTo?$skiptoken=2';
    const page = { value: [{ id: '1' }], '@odata.nextLink': next };
    const nothing = { status: 404 };
    const scripted = await startScriptedGraph(
      batchAnswer(
        { status: 200, body: {} },
        { status: 200, body: {} },
        { status: 200, body: page },
        { status: 403 },
        nothing,
      ),
      batchAnswer(nothing, nothing),
      { status: 200, body: { value: [{ id: '2' }] } },
    );

    const ids = { applicationId: 'a', appId: 'b', servicePrincipalId: 's' };
    const [state] = await readApplicationStates(scripted.graph, [ids]);

    assert.deepEqual(state?.assignments, [{ id: '1' }, { id: '2' }]);
    assert.deepEqual(itemsOf(scripted.requests[1] ?? assert.fail()), [
      'GET /applications/a?$select=id,onPremisesPublishing',
      'GET /applications/a/connectorGroup',
    ]);
    await scripted.close();
  });

  it('is found by its exact name, the oldest first, with one call', async () => {
    const first = await createOne(graph, "temp-1 O'Brien & Co");
    const copy = await createOne(graph, "temp-1 O'Brien & Co");
    await createOne(graph, 'temp-10');
    calls.length = 0;

    const found = await findApplicationsByName(graph, ["temp-1 O'Brien & Co", 'temp-1']);

    assert.deepEqual(
      found.map((applications) => applications.map(({ id }) => id)),
      [[first.id, copy.id], []],
    );
    assert.deepEqual(calls, ['/v1.0/$batch']);
  });
});

describe('deleted applications', () => {
  let graph: Graph;
  let close: () => Promise<void>;
  beforeEach(async () => ({ graph, close } = await startSandboxGraph()));
  afterEach(() => close());

  it('are found by id and come back once', async () => {
    const gone = await createOne(graph, 'gone');
    const there = await createOne(graph, 'there');
    await deleteApplication(graph, gone.id);

    const found = await areDeleted(graph, [gone.id, there.id, missing]);
    await restoreDeletedItem(graph, gone.id);
    const again: unknown = await restoreDeletedItem(graph, gone.id).catch((reason: unknown) => reason);

    assert.deepEqual(found, [true, false, false]);
    assert.equal((await getApplication(graph, gone.id))?.displayName, 'gone');
    assert.equal(isNotFound(again), true);
  });
});
