import type { PublishedApplication } from '../../graph/published-applications.ts';

/** A hub and the application through which Qlik signs people in; `auth` null = on its own. */
export interface Pair {
  hub: PublishedApplication;
  auth: PublishedApplication | null;
}

/** Two applications, and how many reasons speak for their being a pair. */
interface Link {
  hub: PublishedApplication;
  auth: PublishedApplication;
  reasons: number;
}

/**
 * Finds the applications that belong together. Two are a pair only if less speaks for every other partner of either;
 * all others stay on their own. Applications in different connector groups are no pair; `groups` has those that are
 * known, by application id.
 */
export function pairsAmong(
  applications: readonly PublishedApplication[],
  groups: ReadonlyMap<string, string> = new Map(),
): Pair[] {
  const links = linksAmong(applications).filter(({ hub, auth }) => {
    const [one, other] = [groups.get(hub.id), groups.get(auth.id)];
    return one === undefined || other === undefined || one === other;
  });
  const partners = Map.groupBy(
    links.flatMap((link) => [link.hub, link.auth].map((one) => ({ id: one.id, link }))),
    ({ id }) => id,
  );
  const rivals = (id: string) => (partners.get(id) ?? []).map(({ link }) => link);
  const pairs = links.filter((link) =>
    [...rivals(link.hub.id), ...rivals(link.auth.id)].every(
      (other) => other === link || other.reasons < link.reasons,
    ),
  );
  const paired = new Set(pairs.flatMap(({ hub, auth }) => [hub, auth]));
  const alone = applications.filter((one) => !paired.has(one)).map((hub) => ({ hub, auth: null }));
  return [...pairs.map(({ hub, auth }) => ({ hub, auth })), ...alone];
}

/** Returns the ids of the applications that might be part of a pair. */
export function pairable(applications: readonly PublishedApplication[]): string[] {
  return [...new Set(linksAmong(applications).flatMap(({ hub, auth }) => [hub.id, auth.id]))];
}

/** What one application has in common with the other of its pair, and which of the two it would be. */
interface Trait {
  key: string;
  isAuth: boolean;
}

/** Each finds one reason: a trait that hub and authentication share. null = it has none. */
const traits: readonly ((one: PublishedApplication) => Trait | null)[] = [hostTrait, addressTrait, nameTrait];

function linksAmong(applications: readonly PublishedApplication[]): Link[] {
  const links = new Map<string, Link>();
  for (const { hub, auth } of traits.flatMap((traitOf) => alike(applications, traitOf))) {
    const key = `${hub.id} ${auth.id}`;
    links.set(key, { hub, auth, reasons: (links.get(key)?.reasons ?? 0) + 1 });
  }
  return [...links.values()];
}

/** Returns every hub with every authentication that shares one trait with it. */
function alike(
  applications: readonly PublishedApplication[],
  traitOf: (one: PublishedApplication) => Trait | null,
): { hub: PublishedApplication; auth: PublishedApplication }[] {
  const all = applications.flatMap((one) => {
    const trait = traitOf(one);
    return trait ? [{ one, ...trait }] : [];
  });
  return [...Map.groupBy(all, ({ key }) => key).values()].flatMap((same) => {
    const auths = same.filter(({ isAuth }) => isAuth);
    const hubs = same.filter(({ isAuth }) => !isAuth);
    return hubs.flatMap(({ one: hub }) => auths.map(({ one: auth }) => ({ hub, auth })));
  });
}

/** Qlik's own authentication ports, on the same host as the hub. */
function hostTrait({ publishing }: PublishedApplication): Trait | null {
  const url = URL.parse(publishing.internalUrl ?? '');
  return url && { key: url.hostname, isAuth: ['4244', '4248'].includes(url.port) };
}

/** `https://qlik-auth-contoso.msappproxy.net` beside `https://qlik-contoso.msappproxy.net`. */
function addressTrait({ publishing }: PublishedApplication): Trait | null {
  const host = URL.parse(publishing.externalUrl ?? '')?.hostname;
  if (host === undefined) return null;
  const key = host.replace(/-auth(?=[-.])/, '');
  return { key, isAuth: key !== host };
}

/** “Qlik Sense sales (authentication)” beside “Qlik Sense sales”. */
function nameTrait({ displayName }: PublishedApplication): Trait | null {
  const words = displayName.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const others = words.filter((word) => !/^auth(entication|entifizierung)?$/.test(word));
  return { key: others.join(' '), isAuth: others.length < words.length };
}
