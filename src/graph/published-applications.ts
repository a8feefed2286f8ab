import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import { readMany } from './call/batch/read-many.ts';
import { orSlower } from './call/or-slower.ts';
import { segment } from './call/odata.ts';
import { readAll } from './call/paging.ts';
import type { Graph } from './client.ts';

/** An application that Application Proxy publishes. */
export interface PublishedApplication {
  id: string;
  appId: string;
  displayName: string;
  publishing: OnPremisesPublishing;
}

const areThey = 'onPremisesPublishing/isOnPremPublishingEnabled eq true';

/** Lists the object ids of every published application. Lists lag behind. */
export async function listPublishedIds(graph: Graph): Promise<string[]> {
  const list = graph.api('/applications').version('beta').filter(areThey).select('id').top(999);
  return (await readAll<{ id: string }>(graph, list)).map(({ id }) => id);
}

/**
 * Counts the published applications with one call; null = Graph does not count them: no documentation promises it for
 * this filter.
 * https://learn.microsoft.com/graph/aad-advanced-queries
 */
export async function countPublished(graph: Graph): Promise<number | null> {
  const request = graph.api('/applications').version('beta').filter(areThey).select('id').top(1);
  const counting = async () => {
    const answer = await request.header('ConsistencyLevel', 'eventual').count(true).get();
    const count: unknown = answer['@odata.count'];
    return typeof count === 'number' ? count : null;
  };
  return orSlower(graph, 'the count of published applications', counting, async () => null);
}

/**
 * Reads how applications are published, 20 in a call, in order; null = it does not exist, or is not published. Each is
 * read by itself: in a list Graph fills `onPremisesPublishing` with default values, as Microsoft's Zero Trust Assessment
 * found (https://github.com/microsoft/zerotrustassessment).
 */
export async function readPublished(
  graph: Graph,
  ids: readonly string[],
): Promise<(PublishedApplication | null)[]> {
  const paths = ids.map((id) => `/applications/${segment(id)}?$select=${properties}`);
  const answers = await readMany<Answer>(graph, 'beta', paths);
  return answers.map((answer) => {
    const { onPremisesPublishing: publishing, ...one } = answer ?? {};
    return publishing ? { id: '', appId: '', displayName: '', ...one, publishing } : null;
  });
}

const properties = 'id,appId,displayName,onPremisesPublishing';

type Answer = Partial<Omit<PublishedApplication, 'publishing'>> & {
  onPremisesPublishing?: OnPremisesPublishing | null;
};
