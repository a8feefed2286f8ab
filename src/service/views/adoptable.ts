import { randomUUID } from 'node:crypto';
import { listPublishedApplications, type PublishedApplication } from '../../graph/on-premises-publishing.ts';
import { findManagedApplicationIds } from '../../store/applications.ts';
import type { Deps } from '../model/deps.ts';
import { withoutSlash } from '../model/publication/addresses.ts';
import { maySeeAll, type Viewers } from './may-see.ts';
import { pageOf } from './page.ts';
import type { AdoptableView, Page } from '../model/view.ts';

const qlikAuthPorts = ['4244', '4248'];

/**
 * Lists published applications that the bot does not manage, pairing Qlik and its authentication port by host. Throws
 * what Graph throws.
 */
export async function listAdoptable(deps: Deps, page: number): Promise<Page<AdoptableView>> {
  const [published, ids] = await Promise.all([
    listPublishedApplications(deps.graphFor(randomUUID())),
    findManagedApplicationIds(deps.db),
  ]);
  // Older versions recorded ids as typed.
  const managed = new Set(ids.map((id) => id.toLowerCase()));
  const free = published.filter(
    ({ id, publishing }) => !managed.has(id.toLowerCase()) && publishing.internalUrl,
  );
  const pairs = pair(free).toSorted((a, b) => a.hub.displayName.localeCompare(b.hub.displayName));
  return pageOf(pairs, page);
}

/** Reduces a page of `listAdoptable` to what a conversation may see: internal addresses are for approvers only. */
export async function adoptableFor(
  deps: Deps,
  viewers: Viewers,
  page: Page<AdoptableView>,
): Promise<Page<AdoptableView>> {
  return (await maySeeAll(deps, viewers)) ? page : { ...page, items: page.items.map(withoutInternal) };
}

function withoutInternal({ hub, auth, suggestedName }: AdoptableView): AdoptableView {
  const internalUrl = '';
  return { hub: { ...hub, internalUrl }, auth: auth && { ...auth, internalUrl }, suggestedName };
}

/** Two applications with one internal host form a pair: the one on Qlik's authentication port is the second. */
function pair(free: readonly PublishedApplication[]): AdoptableView[] {
  const isAuth = (one: PublishedApplication) => qlikAuthPorts.includes(internal(one).port);
  const auths = free.filter(isAuth);
  const hubs = free.filter((one) => !isAuth(one));
  const lone = auths.filter(
    (auth) => !hubs.some((hub) => internal(hub).hostname === internal(auth).hostname),
  );
  return [...hubs, ...lone].map((hub) => {
    const auth = isAuth(hub)
      ? undefined
      : auths.find((one) => internal(one).hostname === internal(hub).hostname);
    return { hub: view(hub), auth: auth ? view(auth) : null, suggestedName: nameFrom(hub) };
  });
}

function internal({ publishing }: PublishedApplication): URL {
  const url = publishing.internalUrl ?? '';
  return URL.canParse(url) ? new URL(url) : new URL('https://unknown.invalid');
}

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
