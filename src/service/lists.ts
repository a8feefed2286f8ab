import { findPublicationByName, findPublications, type PublicationRow } from '../store/publications.ts';
import { findDecisions, findRequestById, findRequestsByState } from '../store/requests.ts';
import type { Deps } from './deps.ts';
import { applicationViews, requestView, resultView } from './requests/request-view.ts';
import { storedDesired } from './requests/stored.ts';
import type { ConnectorGroupView, PublicationView, RequestView } from './view.ts';

/** One page of a list, counted from 0. */
export interface Page<T> {
  items: T[];
  page: number;
  hasMore: boolean;
}

const pageSize = 8;
const openStates = ['submitted', 'planned', 'approved', 'applying', 'failed'];

/** Publications by name. */
export async function listPublications(deps: Deps, page: number): Promise<Page<PublicationView>> {
  const rows = await findPublications(deps.db, { limit: pageSize + 1, offset: page * pageSize });
  const items = await Promise.all(rows.slice(0, pageSize).map((row) => publicationView(deps, row)));
  return { items, page, hasMore: rows.length > pageSize };
}

/** The publication of that name, or null. */
export async function findPublication(deps: Deps, name: string): Promise<PublicationView | null> {
  const row = await findPublicationByName(deps.db, name.trim().toLowerCase());
  return row ? publicationView(deps, row) : null;
}

/** Requests that somebody still has to do something about, oldest first. */
export async function listRequests(deps: Deps, page: number): Promise<Page<RequestView>> {
  const rows = await findRequestsByState(deps.db, openStates, {
    limit: pageSize + 1,
    offset: page * pageSize,
  });
  const items = await Promise.all(rows.slice(0, pageSize).map((row) => requestView(deps, row)));
  return { items, page, hasMore: rows.length > pageSize };
}

/** Connector groups with their live health. Throws what Graph throws. */
export async function listConnectors(deps: Deps): Promise<ConnectorGroupView[]> {
  return (await deps.tenant.read()).connectorGroups;
}

async function publicationView(deps: Deps, row: PublicationRow): Promise<PublicationView> {
  const [request, decisions] = await Promise.all([
    findRequestById(deps.db, row.request_id),
    findDecisions(deps.db, row.request_id),
  ]);
  const desired = storedDesired(row);
  const result = resultView(deps, desired);
  return {
    name: row.name,
    state: row.state,
    requester: { aadObjectId: request?.requester_id ?? '', name: request?.requester_name ?? '' },
    approvedBy: decisions.filter((one) => one.decision === 'approve').map((one) => one.actor_name),
    publishedAt: row.published_at?.toISOString() ?? '',
    applications: applicationViews(desired),
    connectorGroup: desired.connectorGroup.name,
    testers: result.testers,
    links: row.state === 'published' ? result.links : [],
    requestId: row.request_id,
  };
}
