import {
  countPublications,
  findPublicationById,
  findPublicationByName,
  findPublications,
  type PublicationRow,
} from '../../store/publications.ts';
import { countOpenRequests, findNewestRequest, findOpenRequests } from '../../store/request-lists.ts';
import { findDecisions, findRequestById } from '../../store/requests.ts';
import { testedView } from '../testers/tested.ts';
import { ageMs } from '../waiting/age.ts';
import { inTime } from '../waiting/in-time.ts';
import type { Deps } from '../model/deps.ts';
import { saidOf } from '../outside/said-of.ts';
import { applicationViews } from './application-views.ts';
import { comparisonView } from './comparison-view.ts';
import { requestView, resultView } from './request-view.ts';
import { connectorGroupName } from '../model/publication/connector-group.ts';
import { storedDesired } from '../model/request/stored.ts';
import type { Desired } from '../model/publication/desired.ts';
import { qlikView } from './qlik-view.ts';
import { wayView } from './way/way-view.ts';
import { mostCounted, readPage, type PageAt } from './page.ts';
import type { Page, PublicationView, RequestView } from '../model/view.ts';

/** Lists publications by name. */
export async function listPublications(deps: Deps, at: number | PageAt): Promise<Page<PublicationView>> {
  const total = await countPublications(deps.db, mostCounted + 1);
  return readPage(at, { total }, (window) => findPublications(deps.db, window), {
    keyOf: ({ name }) => name,
    view: (row) => publicationView(deps, row),
  });
}

/** Returns the publication of that name; null = none. */
export async function findPublication(deps: Deps, name: string): Promise<PublicationView | null> {
  const row = await findPublicationByName(deps.db, name.trim().toLowerCase());
  if (!row) return null;
  if (deps.qlik && row.state === 'published') await inTime(deps.log, 'Qlik Sense', deps.qlik.read(), null);
  return publicationView(deps, row);
}

/** Returns the publication with that id; null = there is none any more. */
export async function findPublicationView(deps: Deps, id: string): Promise<PublicationView | null> {
  const row = await findPublicationById(deps.db, id);
  return row && row.state !== 'removed' ? publicationView(deps, row) : null;
}

/** Lists requests that need attention, oldest first: open ones, and failed ones that can be retried. */
export async function listRequests(deps: Deps, at: number | PageAt): Promise<Page<RequestView>> {
  const total = await countOpenRequests(deps.db, mostCounted + 1);
  return readPage(at, { total }, (window) => findOpenRequests(deps.db, window), {
    keyOf: ({ id }) => id,
    view: (row) => requestView(deps, row),
  });
}

/** Returns the newest request about the publication of that name; null = none. */
export async function findRequestByName(deps: Deps, name: string): Promise<RequestView | null> {
  const row = await findNewestRequest(deps.db, name.trim().toLowerCase());
  return row ? requestView(deps, row) : null;
}

/** Returns what is shown of a publication; reads only the store. */
export async function publicationView(deps: Deps, row: PublicationRow): Promise<PublicationView> {
  const [request, decisions, comparison] = await Promise.all([
    findRequestById(deps.db, row.request_id),
    findDecisions(deps.db, row.request_id),
    comparisonView(deps, row),
  ]);
  const desired = storedDesired(row);
  const result = resultView(deps, desired, [], null);
  return {
    id: row.id,
    name: row.name,
    state: row.state === 'removed' ? 'unpublished' : row.state,
    restorableUntil: restorableUntil(row),
    isAdopted: desired.applications.some((one) => one.isAdopted),
    requester: { aadObjectId: request?.requester_id ?? '', name: request?.requester_name ?? '' },
    approvedBy: decisions.filter((one) => one.decision === 'approve').map((one) => one.actor_name),
    publishedAt: row.published_at?.toISOString() ?? '',
    applications: applicationViews(desired),
    connectorGroup: connectorGroupName(desired),
    testers: result.testers.map(({ name }) => name),
    links: row.state === 'published' ? result.links : [],
    comparison,
    ...(row.state === 'published' && (await qlikView(deps, desired))),
    ...(row.state === 'published' && (await seenOf(deps, row, desired))),
    requestId: row.request_id,
    conversationId: request?.conversation_id ?? '',
    isReduced: false,
  };
}

/** What people said of a published publication, what visits showed, and how each part of the way into it is. */
async function seenOf(
  deps: Deps,
  row: PublicationRow,
  desired: Desired,
): Promise<Pick<PublicationView, 'tested' | 'outside' | 'way'>> {
  const tested = await testedView(deps.db, row);
  const isProven = tested.verified !== null && !tested.verified.isBefore;
  const outside = await saidOf(deps.db, desired, isProven);
  return { tested, outside, way: await wayView(deps, row, desired, tested) };
}

/** Microsoft Entra keeps deleted applications for 30 days.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/restore-application */
export const restorableDays = 30;

function restorableUntil({ state, unpublished_at }: PublicationRow): string {
  if (state !== 'unpublished' || !unpublished_at) return '';
  return new Date(Date.now() - ageMs(unpublished_at) + restorableDays * 24 * 3600 * 1000).toISOString();
}
