import assert from 'node:assert/strict';
import { Client } from '@microsoft/microsoft-graph-client';
import { requester } from '../../../src/trial/people.ts';
import type { Sandbox } from '../../../src/trial/sandbox/sandbox.ts';
import { start, userRole } from '../../harness/sandbox/sandbox-calls.ts';

const profile = '/onPremisesPublishingProfiles/applicationProxy';

/** https://learn.microsoft.com/graph/application-proxy-configure-api, through Microsoft's own client. */
describe('the Graph tutorial of Application Proxy', () => {
  let sandbox: Sandbox;
  let graph: Client;

  beforeEach(async () => {
    sandbox = await start();
    graph = Client.init({
      baseUrl: sandbox.url,
      defaultVersion: 'v1.0',
      customHosts: new Set(['127.0.0.1']),
      authProvider: (done) => done(null, 'no-token-needed'),
    });
  });

  afterEach(() => sandbox.close());

  it('works in its order, from the template to the clean-up', async () => {
    const uri = 'https://contosoiwaapp-contoso.msappproxy.net';

    const { value: templates } = await graph
      .api('/applicationTemplates')
      .filter("displayName eq 'Custom'")
      .get();
    const { application, servicePrincipal } = await graph
      .api(`/applicationTemplates/${templates[0].id}/instantiate`)
      .post({ displayName: 'Contoso IWA App' });
    const applicationPath = `/applications/${application.id}`;
    const web = { redirectUris: [uri], homePageUrl: uri };
    await graph.api(applicationPath).patch({ identifierUris: [uri], web });
    const onPremisesPublishing = {
      externalAuthenticationType: 'aadPreAuthentication',
      internalUrl: 'https://contosoiwaapp.com',
      externalUrl: uri,
      isHttpOnlyCookieEnabled: true,
      isOnPremPublishingEnabled: true,
      isPersistentCookieEnabled: true,
      isSecureCookieEnabled: true,
      isStateSessionEnabled: true,
      isTranslateHostHeaderEnabled: true,
      isTranslateLinksInBodyEnabled: true,
    };
    await graph.api(applicationPath).version('beta').patch({ onPremisesPublishing });
    const { value: connectors } = await graph.api(`${profile}/connectors`).version('beta').get();
    const group = await graph
      .api(`${profile}/connectorGroups`)
      .version('beta')
      .post({ name: 'IWA Demo Connector Group' });
    const reference = { '@odata.id': `${sandbox.url}/beta${profile}/connectorGroups/${group.id}` };
    await graph
      .api(`${profile}/connectors/${connectors[0].id}/memberOf/$ref`)
      .version('beta')
      .post(reference);
    await graph.api(`${applicationPath}/connectorGroup/$ref`).version('beta').put(reference);
    const singleSignOnSettings = {
      singleSignOnMode: 'onPremisesKerberos',
      kerberosSignOnSettings: {
        kerberosServicePrincipalName: 'HTTP/iwademo.contoso.com',
        kerberosSignOnMappingAttributeType: 'userPrincipalName',
      },
    };
    await graph
      .api(applicationPath)
      .version('beta')
      .patch({ onPremisesPublishing: { singleSignOnSettings } });
    const assignment = await graph.api(`/servicePrincipals/${servicePrincipal.id}/appRoleAssignedTo`).post({
      principalId: requester.id,
      resourceId: servicePrincipal.id,
      appRoleId: userRole,
    });

    const read = await graph
      .api(applicationPath)
      .version('beta')
      .select('identifierUris,onPremisesPublishing')
      .get();
    assert.deepEqual(read.identifierUris, [uri]);
    assert.equal(read.onPremisesPublishing.internalUrl, 'https://contosoiwaapp.com/');
    assert.equal(read.onPremisesPublishing.isTranslateLinksInBodyEnabled, true);
    assert.deepEqual(read.onPremisesPublishing.singleSignOnSettings, singleSignOnSettings);
    const serving = await graph.api(`${applicationPath}/connectorGroup`).version('beta').get();
    assert.equal(serving.id, group.id);
    assert.equal(assignment.principalDisplayName, requester.name);

    await graph.api(applicationPath).delete();
    await assert.rejects(graph.api(applicationPath).get(), { statusCode: 404 });
    await assert.rejects(graph.api(`/servicePrincipals/${servicePrincipal.id}`).get(), { statusCode: 404 });
  });
});
