import type { Application, ServicePrincipal } from '@microsoft/microsoft-graph-types';
import type { Graph } from '../../../src/graph/client.ts';
import { instantiateCustomTemplate } from '../../../src/graph/application-templates.ts';
import { updateApplication } from '../../../src/graph/applications.ts';
import { updateOnPremisesPublishing } from '../../../src/graph/on-premises-publishing.ts';

export interface PublishedOne {
  id: string;
  application: Application;
  servicePrincipal: ServicePrincipal;
  servicePrincipalId: string;
  externalUrl: string;
}

/** An application of the template, without URIs. */
export async function createOne(graph: Graph, displayName: string): Promise<PublishedOne> {
  const { application, servicePrincipal } = await instantiateCustomTemplate(graph, displayName);
  return {
    id: application.id ?? '',
    application,
    servicePrincipal,
    servicePrincipalId: servicePrincipal.id ?? '',
    externalUrl: `https://${displayName}-contoso.msappproxy.net/`,
  };
}

/** A published application: created, URIs set, published. */
export async function publishOne(
  graph: Graph,
  name: string,
  externalAuthenticationType: 'aadPreAuthentication' | 'passthru' = 'aadPreAuthentication',
): Promise<PublishedOne> {
  const one = await createOne(graph, name);
  const uri = one.externalUrl.slice(0, -1);
  await updateApplication(graph, one.id, { identifierUris: [uri], web: { redirectUris: [uri] } });
  await updateOnPremisesPublishing(graph, one.id, {
    externalAuthenticationType,
    internalUrl: `https://${name}.corp.contoso.com/`,
    externalUrl: one.externalUrl,
  });
  return one;
}
