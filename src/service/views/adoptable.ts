import { randomUUID } from 'node:crypto';
import { listConnectorGroupIds } from '../../graph/connector-groups.ts';
import { sentence, type Text } from '../../language/sentence.ts';
import {
  listPublishedIds,
  readPublished,
  type PublishedApplication,
} from '../../graph/published-applications.ts';
import type { Graph } from '../../graph/client.ts';
import { findManagedApplicationIds } from '../../store/applications.ts';
import { findAllPublished } from '../../store/published.ts';
import type { Deps } from '../model/deps.ts';
import { withoutSlash } from '../model/publication/addresses.ts';
import { otherService, type OtherService } from '../model/publication/other-service.ts';
import { publishedOf } from '../published/read-rows.ts';
import { refreshPublished } from '../published/refresh.ts';
import { hidden } from '../tenant/read-visible.ts';
import { pairable, pairsAmong, type Pair } from './pairs.ts';
import { maySeeAll, type Viewers } from './may-see.ts';
import { pageOf } from './page.ts';
import type { AdoptableView } from '../model/adoptable-view.ts';
import type { Page } from '../model/view.ts';

/**
 * Lists published applications that the bot does not manage, with the two of a Qlik Sense together where that is certain;
 * those that cannot be adopted come last. Throws what Graph throws.
 */
export async function listAdoptable(deps: Deps, page: number): Promise<Page<AdoptableView>> {
  const graph = deps.graphFor(randomUUID());
  const [published, ids] = await Promise.all([
    readAllPublished(deps, graph),
    findManagedApplicationIds(deps.db),
  ]);
  // Older versions recorded ids as typed.
  const managed = new Set(ids.map((id) => id.toLowerCase()));
  const free = published
    .filter(({ id }) => !managed.has(id.toLowerCase()))
    .toSorted((a, b) => a.displayName.localeCompare(b.displayName));
  const web = free.filter(({ publishing }) => otherService(publishing) === null);
  const groups = await listConnectorGroupIds(graph, pairable(web));
  const pairs = pairsAmong(web, groups).map(pairView);
  const sorted = pairs.toSorted((a, b) => a.hub.displayName.localeCompare(b.hub.displayName));
  const others = free.filter((one) => !web.includes(one)).map(otherView);
  return pageOf([...sorted, ...others], page);
}

async function readAllPublished(deps: Deps, graph: Graph): Promise<PublishedApplication[]> {
  if ((await refreshPublished(deps, { graph, asApprover: null })) !== hidden)
    return (await findAllPublished(deps.db)).map(publishedOf);
  // What the bot may not read is said by Graph itself.
  const read = await readPublished(graph, await listPublishedIds(graph));
  return read.filter((one) => one !== null);
}

/** Reduces a page of `listAdoptable` to what a conversation may see: internal addresses are for approvers only. */
export async function adoptableFor(
  deps: Deps,
  viewers: Viewers,
  page: Page<AdoptableView>,
): Promise<Page<AdoptableView>> {
  return (await maySeeAll(deps, viewers)) ? page : { ...page, items: page.items.map(withoutInternal) };
}

function withoutInternal({ hub, auth, ...others }: AdoptableView): AdoptableView {
  const internalUrl = '';
  return { hub: { ...hub, internalUrl }, auth: auth && { ...auth, internalUrl }, ...others };
}

function pairView({ hub, auth }: Pair): AdoptableView {
  return { hub: view(hub), auth: auth && view(auth), suggestedName: nameFrom(hub), unfit: '' };
}

function otherView(one: PublishedApplication): AdoptableView {
  const service = otherService(one.publishing) ?? 'no-address';
  return { hub: view(one), auth: null, suggestedName: '', unfit: serviceWords[service] };
}

const serviceWords: Record<OtherService, Text> = {
  wildcard: sentence('Wildcard'),
  segments: sentence('Segments'),
  'private-access': sentence('Private Access'),
  'quick-access': sentence('Quick Access'),
  'no-address': sentence('No address'),
};

function view({ id, displayName, publishing }: PublishedApplication): AdoptableView['hub'] {
  return {
    applicationId: id,
    displayName,
    externalUrl: withoutSlash(publishing.externalUrl ?? ''),
    internalUrl: withoutSlash(publishing.internalUrl ?? ''),
  };
}

function nameFrom({ displayName }: PublishedApplication): string {
  const name = displayName.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return name.replace(/^-+|-+$/g, '').slice(0, 50);
}
