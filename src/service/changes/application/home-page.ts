import { sentence } from '../../../language/sentence.ts';
import { isUnder, sameUrl, withoutSlash } from '../../model/publication/addresses.ts';
import { changeOf } from '../../model/publication/change.ts';
import { entryUrl } from '../../model/publication/entry.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import type { ChangeKind, Kind, Wish } from '../change-kind.ts';
import { formerUrls } from './former-urls.ts';
import { isReplaced } from './uris.ts';

type HomePage = Kind<'home-page', { homePageUrl: string }>;

/**
 * Sets the hub's home page to where people enter: the hub, behind a virtual proxy's prefix if there is one. A home page
 * that others have put on another host stays.
 */
export const homePage: ChangeKind<HomePage> = {
  kind: 'home-page',
  step: [sentence('Set where people enter'), sentence('Set where people enter')],
  stage: 'describe',

  differs(wish) {
    const { wanted } = wish;
    const path = isLeftAsFound(wanted) ? null : homePath(wish);
    const homePageUrl = entryUrl(wanted);
    if (path === null || sameUrl(withoutSlash(wanted.externalUrl) + path, homePageUrl)) return [];
    return [changeOf(wanted.role, enterSentence(wanted), { kind: 'home-page', homePageUrl })];
  },

  drift: (_change, { wanted, there }) => [
    {
      risk: 'differs',
      text: sentence('people enter at {before} instead of {after}', {
        before: there?.homePageUrl ?? '',
        after: entryUrl(wanted),
      }),
    },
  ],

  accepted({ before, wanted, there }) {
    if (isLeftAsFound(wanted) || entryUrl(before) === entryUrl(wanted)) return [];
    return sameUrl(there.homePageUrl, entryUrl(wanted)) ? [enterSentence(wanted)] : [];
  },

  found(there) {
    const external = there.publishing?.externalUrl ?? '';
    const isHere = there.role === 'hub' && external !== '' && isUnder(there.homePageUrl, external);
    return isHere ? { entryPath: new URL(there.homePageUrl).pathname } : {};
  },

  application: (_current, { homePageUrl }) => ({ web: { homePageUrl } }),
};

/** The second application has no hub; an adopted one without a home page of its own keeps what it has. */
function isLeftAsFound({ role, isAdopted, entryPath }: DesiredApplication): boolean {
  return role !== 'hub' || (isAdopted && entryPath === undefined);
}

/**
 * Returns the path of the home page below the external address, as it is once the addresses are set: they give a usual
 * one to an application that has none. null = it is on another host.
 */
function homePath({ desired, wanted, there }: Wish): string | null {
  const home = there?.homePageUrl ?? '';
  const former = there ? formerUrls(desired, wanted, there) : [];
  const address = [wanted.externalUrl, ...former].find((url) => isUnder(home, url));
  if (address !== undefined) return home.slice(withoutSlash(address).length);
  return isReplaced(home, []) ? '/hub/' : null;
}

function enterSentence(wanted: DesiredApplication) {
  return sentence('People enter at {url}', { url: entryUrl(wanted) });
}
