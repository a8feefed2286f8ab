import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import type { Graph } from './client.ts';
import { graphProblem, isUnreachable } from './graph-error.ts';
import { segment } from './call/odata.ts';
import { readOne } from './call/paging.ts';

/** Returns how an application is published; null = the application does not exist or is not published. */
export async function getOnPremisesPublishing(
  graph: Graph,
  applicationId: string,
): Promise<OnPremisesPublishing | null> {
  const request = graph.api(`/applications/${segment(applicationId)}`).version('beta');
  // Not part of the default projection, so it must be selected.
  const application = await readOne<{ onPremisesPublishing?: OnPremisesPublishing | null }>(
    request.select('id,onPremisesPublishing'),
  );
  return application?.onPremisesPublishing ?? null;
}

/** Publishes an application, or updates the properties in `publishing`. Graph accepts this property only by itself,
 * after the application's URIs are set:
 * https://learn.microsoft.com/graph/application-proxy-configure-api */
export async function updateOnPremisesPublishing(
  graph: Graph,
  applicationId: string,
  publishing: OnPremisesPublishing,
): Promise<void> {
  const request = graph.api(`/applications/${segment(applicationId)}`).version('beta');
  await request.patch({ onPremisesPublishing: publishing });
}

/**
 * Unpublishes an application, which frees its URLs. An application that no longer exists or is not published counts as
 * done. Graph's permission table lists the DELETE; a tenant that refuses it gets the PATCH of Microsoft.Entra.Beta's
 * Remove-EntraBetaApplicationProxyApplication, whose values are not documented.
 * https://github.com/microsoftgraph/microsoft-graph-devx-content (permissions.json)
 */
export async function removeOnPremisesPublishing(graph: Graph, applicationId: string): Promise<void> {
  const request = graph.api(`/applications/${segment(applicationId)}/onPremisesPublishing`).version('beta');
  try {
    await request.delete();
  } catch (error) {
    if (!isRefusedRoute(error)) throw error;
    if (await getOnPremisesPublishing(graph, applicationId)) await removeByPatch(graph, applicationId);
  }
}

/** 403, because Graph may allow one of the two ways only to people. */
const refusedRoute = [400, 403, 404, 405, 501];

function isRefusedRoute(error: unknown): boolean {
  return refusedRoute.includes(graphProblem(error)?.statusCode ?? 0);
}

async function removeByPatch(graph: Graph, applicationId: string): Promise<void> {
  const none = 'PowerShellDeleteApplication';
  try {
    await updateOnPremisesPublishing(graph, applicationId, { internalUrl: none, externalUrl: none });
  } catch (error) {
    // The response to a second call is undocumented, so read the current state.
    if (isUnreachable(error) || (await getOnPremisesPublishing(graph, applicationId))) throw error;
  }
}
