import { sameUrl } from '../../model/publication/addresses.ts';
import type { Desired, DesiredApplication } from '../../model/publication/desired.ts';
import type { ObservedApplication } from '../../model/publication/observed.ts';

/** Returns the external addresses that an application gives up: those of the request, and the one it is published at. */
export function formerUrls(
  { formerUrls: known = [] }: Pick<Desired, 'formerUrls'>,
  { externalUrl }: Pick<DesiredApplication, 'externalUrl'>,
  there: ObservedApplication | null,
): string[] {
  const published = there?.publishing?.externalUrl ?? '';
  const all = published ? [...known, published] : known;
  return all.filter((url) => !sameUrl(url, externalUrl));
}

/** Whether any of an application's URIs is an address that it gives up. */
export function hasFormer(
  { identifierUris, redirectUris }: ObservedApplication,
  former: readonly string[],
): boolean {
  return [...identifierUris, ...redirectUris].some((uri) => former.some((url) => sameUrl(uri, url)));
}
