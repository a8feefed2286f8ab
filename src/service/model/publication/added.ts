import { isUnder, sameUrl } from './addresses.ts';
import type { DesiredApplication } from './desired.ts';
import type { ObservedApplication } from './observed.ts';

/** Returns the owners whom nobody has approved. */
export function newOwners(
  { ownerIds = [] }: Pick<DesiredApplication, 'ownerIds'>,
  { owners = [] }: Pick<ObservedApplication, 'owners'>,
  approverIds: readonly string[],
): { id: string; name: string }[] {
  return owners.filter(({ id }) => ![...ownerIds, ...approverIds].includes(id));
}

/** Returns the redirect URIs that are neither its own nor approved; an address given up is told as such. */
export function newRedirectUris(
  { externalUrl, redirectUris: known = [] }: Pick<DesiredApplication, 'externalUrl' | 'redirectUris'>,
  { redirectUris, publishing }: ObservedApplication,
): string[] {
  const own = [externalUrl, publishing?.externalUrl ?? ''].filter((url) => url !== '');
  return redirectUris.filter(
    (uri) => !own.some((url) => sameUrl(uri, url) || isUnder(uri, url)) && !known.includes(uri),
  );
}
