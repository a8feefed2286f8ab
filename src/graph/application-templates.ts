import type { Application, ServicePrincipal } from '@microsoft/microsoft-graph-types';
import type { Graph } from './client.ts';

/** "Custom", the template for applications that are not in the gallery; it has the same id in every tenant.
 * https://learn.microsoft.com/graph/application-proxy-configure-api */
const customTemplateId = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621';

/** Creates an application and its service principal in one call. The call can fail although both were created, so look
 * for `displayName` before calling again. */
export async function instantiateCustomTemplate(
  graph: Graph,
  displayName: string,
): Promise<{ application: Application; servicePrincipal: ServicePrincipal }> {
  return graph.api(`/applicationTemplates/${customTemplateId}/instantiate`).post({ displayName });
}
