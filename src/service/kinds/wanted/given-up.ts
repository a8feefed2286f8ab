import { sameUrl } from '../../model/publication/addresses.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';

/** Returns, as part of a desired state, the external addresses that its applications no longer have. */
export function givenUp(
  before: readonly DesiredApplication[],
  after: readonly DesiredApplication[],
): { formerUrls?: string[] } {
  const urls = before
    .map(({ externalUrl }) => externalUrl)
    .filter((url) => !after.some(({ externalUrl }) => sameUrl(url, externalUrl)));
  return urls.length > 0 ? { formerUrls: urls } : {};
}
