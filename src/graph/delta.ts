import type { Graph } from './client.ts';
import { applicationProperties } from './applications.ts';
import { orSlower } from './call/or-slower.ts';
import { nextPage } from './call/paging.ts';
import { graphProblem } from './graph-error.ts';
import { servicePrincipalProperties } from './service-principals.ts';

/** Kinds of directory objects whose changes Graph tracks. */
export type Tracked = 'applications' | 'servicePrincipals';

/** Object ids of what was made, changed or removed, and the link that asks for what comes after. */
export interface Moved {
  /** Null = Graph no longer knows since when it was asked: anything may have changed. */
  ids: string[] | null;
  link: string;
}

interface DeltaPage {
  value: { id?: string }[];
  '@odata.nextLink'?: string;
  '@odata.deltaLink'?: string;
}

const tracked: Record<Tracked, string> = {
  applications: applicationProperties,
  servicePrincipals: servicePrincipalProperties,
};

/**
 * Application Proxy keeps a secret of its own in each application from the moment it is published. No documentation
 * promises that a delta query tells of it.
 * https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-faq
 */
const secrets = 'passwordCredentials';

/**
 * Asks what has changed in the properties we read since `link` (`''` = begin now) with one call for all objects of the
 * tenant. Neither assignments nor Application Proxy's settings are part of it; that one is published for the first time is. A link lives for seven days.
 * https://learn.microsoft.com/graph/delta-query-overview
 */
export async function readMoved(graph: Graph, kind: Tracked, link: string): Promise<Moved> {
  if (!link) return begin(graph, kind);
  try {
    return await follow(graph, await nextPage(graph, link).get());
  } catch (error) {
    if (!isForgotten(error)) throw error;
    return begin(graph, kind);
  }
}

async function begin(graph: Graph, kind: Tracked): Promise<Moved> {
  const plain = () => beginWith(graph, kind, tracked[kind]);
  if (kind !== 'applications') return plain();
  const withSecrets = () => beginWith(graph, kind, `${tracked[kind]},${secrets}`);
  return orSlower(graph, `${secrets} of a delta query`, withSecrets, plain);
}

async function beginWith(graph: Graph, kind: Tracked, properties: string): Promise<Moved> {
  const request = graph.api(`/${kind}/delta`).select(properties).query({ $deltatoken: 'latest' });
  return { ...(await follow(graph, await request.get())), ids: null };
}

async function follow(graph: Graph, first: DeltaPage): Promise<Moved> {
  const ids: string[] = [];
  let page = first;
  for (;;) {
    ids.push(...page.value.flatMap(({ id }) => (id ? [id] : [])));
    const next = page['@odata.nextLink'];
    if (next === undefined) return { ids, link: page['@odata.deltaLink'] ?? '' };
    page = await nextPage(graph, next).get();
  }
}

/** Microsoft documents 410, and some codes with 400, for a token that is too old; no link that is refused gets better. */
function isForgotten(error: unknown): boolean {
  return [400, 410].includes(graphProblem(error)?.statusCode ?? 0);
}
