import assert from 'node:assert/strict';
import { getApplicationProxyProfile } from '../../src/graph/application-proxy.ts';
import { updateApplication } from '../../src/graph/applications.ts';
import type { Graph } from '../../src/graph/client.ts';
import {
  assignConnectorGroup,
  getApplicationConnectorGroup,
  listConnectorGroupMembers,
  listConnectorGroups,
} from '../../src/graph/connector-groups.ts';
import { graphProblem, isNotReplicatedYet } from '../../src/graph/graph-error.ts';
import {
  getOnPremisesPublishing,
  updateOnPremisesPublishing,
} from '../../src/graph/on-premises-publishing.ts';
import { getOrganization } from '../../src/graph/organization.ts';
import { countPublished, listPublishedIds, readPublished } from '../../src/graph/published-applications.ts';
import { createOne, publishOne } from '../harness/sandbox/publish-one.ts';
import { startSandboxGraph } from '../harness/sandbox/sandbox-graph.ts';

const failure = (promise: Promise<unknown>): Promise<unknown> => promise.catch((reason: unknown) => reason);

describe('on-premises publishing', () => {
  let graph: Graph;
  let close: () => Promise<void>;
  beforeEach(async () => ({ graph, close } = await startSandboxGraph()));
  afterEach(() => close());

  it('is null before it is set, and for an application that is not there', async () => {
    const { id } = await createOne(graph, 'sales');

    assert.equal(await getOnPremisesPublishing(graph, id), null);
    assert.equal(await getOnPremisesPublishing(graph, '00000000-0000-4000-8000-000000000000'), null);
  });

  it('is set, then changed in part', async () => {
    const { id, externalUrl } = await publishOne(graph, 'sales');

    await updateOnPremisesPublishing(graph, id, {
      internalUrl: 'https://sales.corp.contoso.com/',
      externalUrl,
      singleSignOnSettings: {
        singleSignOnMode: 'onPremisesKerberos',
        kerberosSignOnSettings: {
          kerberosServicePrincipalName: 'HTTP/sales.corp.contoso.com',
          kerberosSignOnMappingAttributeType: 'userPrincipalName',
        },
      },
    });

    const publishing = await getOnPremisesPublishing(graph, id);
    assert.equal(publishing?.externalUrl, externalUrl);
    assert.equal(publishing?.externalAuthenticationType, 'aadPreAuthentication');
    assert.equal(publishing?.singleSignOnSettings?.singleSignOnMode, 'onPremisesKerberos');
  });

  it('is refused with the words of Graph when the suffix is wrong', async () => {
    const { id } = await createOne(graph, 'sales');
    const externalUrl = 'https://sales-fabrikam.msappproxy.net/';
    await updateApplication(graph, id, { identifierUris: [externalUrl.slice(0, -1)] });

    const error = await failure(
      updateOnPremisesPublishing(graph, id, { internalUrl: 'https://sales.corp.contoso.com/', externalUrl }),
    );

    assert.equal(graphProblem(error)?.code, 'ExternalUrl_InvalidAsciiRules');
    assert.match(graphProblem(error)?.message ?? '', /-contoso\.msappproxy\.net/);
    assert.match(graphProblem(error)?.requestId ?? '', /^[0-9a-f-]{36}$/);
  });

  it('lists what is published with real values, in more than one batch', async () => {
    await createOne(graph, 'not-published');
    const published = [];
    for (let position = 0; position < 21; position += 1) {
      published.push(await publishOne(graph, `sales${position}`, position === 20 ? 'passthru' : undefined));
    }

    const there = await listPublishedIds(graph);
    const read = await readPublished(graph, there);
    const listed = read.filter((one) => one !== null);
    assert.equal(await countPublished(graph), 21);

    assert.deepEqual(
      listed.map(({ id, publishing }) => [id, publishing.externalUrl]).toSorted(),
      published.map(({ id, externalUrl }) => [id, externalUrl]).toSorted(),
    );
    const passthru = listed.filter(({ publishing }) => publishing.externalAuthenticationType === 'passthru');
    assert.deepEqual(
      passthru.map(({ id }) => id),
      [published[20]?.id],
    );
  });
});

describe('connector groups', () => {
  let graph: Graph;
  let close: () => Promise<void>;
  beforeEach(async () => ({ graph, close } = await startSandboxGraph()));
  afterEach(() => close());

  it('are listed with their connectors', async () => {
    const groups = await listConnectorGroups(graph);

    const dataCentre = groups.find(({ name }) => name === 'Data centre');
    const members = await listConnectorGroupMembers(graph, dataCentre?.id ?? '');
    assert.equal(groups.filter(({ isDefault }) => isDefault).length, 1);
    assert.deepEqual(
      members.map(({ machineName, status }) => [machineName, status]),
      [
        ['prx-dc-01.corp.contoso.com', 'active'],
        ['prx-dc-02.corp.contoso.com', 'active'],
      ],
    );
  });

  it('take over a published application from the default group', async () => {
    const { id } = await publishOne(graph, 'sales');
    const [other] = (await listConnectorGroups(graph)).filter(({ isDefault }) => !isDefault);
    const before = await getApplicationConnectorGroup(graph, id);

    await assignConnectorGroup(graph, id, other?.id ?? '');

    assert.equal(before?.isDefault, true);
    assert.equal((await getApplicationConnectorGroup(graph, id))?.id, other?.id);
  });

  it('cannot take an application whose publishing is not known yet', async () => {
    const { id } = await createOne(graph, 'sales');
    const [group] = await listConnectorGroups(graph);

    const error = await failure(assignConnectorGroup(graph, id, group?.id ?? ''));

    assert.equal(isNotReplicatedYet(error), true);
  });
});

describe('the tenant', () => {
  it('has Application Proxy switched on, an id and domains', async () => {
    const { sandbox, graph, close } = await startSandboxGraph();

    const profile = await getApplicationProxyProfile(graph);
    const organization = await getOrganization(graph);

    assert.deepEqual(profile, { isEnabled: true });
    assert.equal(organization.id, sandbox.tenantId);
    const initial = organization.verifiedDomains?.find(({ isInitial }) => isInitial);
    assert.equal(initial?.name, 'contoso.onmicrosoft.com');
    await close();
  });
});
