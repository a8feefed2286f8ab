import type { Application } from '@microsoft/microsoft-graph-types';
import { sentence } from '../../../language/sentence.ts';
import { isUnder, sameUrl, withoutSlash } from '../../model/publication/addresses.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import type { ObservedApplication } from '../../model/publication/observed.ts';
import type { Present } from '../../run/present.ts';
import type { ChangeKind, Drift, Kind, Wish } from '../change-kind.ts';
import { formerUrls, hasFormer } from './former-urls.ts';

type Uris = Kind<'uris', { externalUrl: string }>;

/**
 * Adds an application's external address to its identifier URIs and redirect URIs, and makes it the home page. What
 * others have put there stays: other URIs, and a home page elsewhere.
 */
export const uris: ChangeKind<Uris> = {
  kind: 'uris',
  step: [sentence('Give it its address'), sentence('Give them their addresses')],
  takesAddress: true,
  opposites: ['uris', 'remove-uri'],
  stage: 'describe',

  differs(wish) {
    if (hasUris(wish)) return [];
    const { role, externalUrl } = wish.wanted;
    const words = sentence('Give it the address {host}', { host: new URL(externalUrl).host });
    return [changeOf(role, words, { kind: 'uris', externalUrl })];
  },

  drift(_change, { desired, wanted, there }) {
    if (!there) return [];
    const uri = withoutSlash(wanted.externalUrl);
    const isRedirected = there.redirectUris.some((one) => sameUrl(one, uri));
    const missing = [
      isIdentified(there, uri) ? '' : sentence('the identifier URI {uri} is missing', { uri }),
      isRedirected ? '' : sentence('the redirect URI {uri} is missing', { uri }),
    ];
    const told = missing.flatMap((text, i): Drift[] =>
      text === '' ? [] : [{ about: i === 0 ? 'identifier' : 'redirect', risk: 'stops', text }],
    );
    if (!isReplaced(there.homePageUrl, formerUrls(desired, wanted, there))) return told;
    return [
      ...told,
      { about: 'home', risk: 'differs', text: sentence('the home page is not at its address') },
    ];
  },

  application: withAddress,
};

/** An adopted application keeps its URIs until its address changes. */
function hasUris({ desired, wanted, there }: Wish): boolean {
  if (!there) return false;
  const former = formerUrls(desired, wanted, there);
  const isAsFound = wanted.isAdopted && sameUrl(there.publishing?.externalUrl, wanted.externalUrl);
  if (isAsFound && !hasFormer(there, former)) return true;
  return (
    isIdentified(there, wanted.externalUrl) &&
    there.redirectUris.some((uri) => sameUrl(uri, wanted.externalUrl)) &&
    !isReplaced(there.homePageUrl, former)
  );
}

/** In other letters the address counts only where it is published already: see inOurLetters. */
function isIdentified({ identifierUris, publishing }: ObservedApplication, externalUrl: string): boolean {
  if (identifierUris.includes(withoutSlash(externalUrl))) return true;
  const isPublished = sameUrl(publishing?.externalUrl, externalUrl);
  return isPublished && identifierUris.some((uri) => sameUrl(uri, externalUrl));
}

function withAddress(
  current: Application,
  { externalUrl, role }: Uris,
  { run, there }: Present,
): Application {
  const uri = withoutSlash(externalUrl);
  const { homePageUrl, redirectUris = [] } = current.web ?? {};
  const former = formerUrls(run.desired, { externalUrl }, there);
  return {
    identifierUris: inOurLetters(current.identifierUris ?? [], uri),
    web: {
      redirectUris: redirectUris?.some((one) => sameUrl(one, uri))
        ? redirectUris
        : [...(redirectUris ?? []), uri],
      homePageUrl: isReplaced(homePageUrl ?? '', former)
        ? movedHomePage(homePageUrl ?? '', former, { role, externalUrl })
        : (homePageUrl ?? ''),
    },
  };
}

/**
 * Application Proxy refuses an identifier URI that differs from the external URL in case only
 * (https://github.com/microsoftgraph/msgraph-sdk-powershell/issues/2549), so such a URI is rewritten.
 */
function inOurLetters(all: readonly string[], uri: string): string[] {
  if (!all.some((one) => sameUrl(one, uri))) return [...all, uri];
  return [...new Set(all.map((one) => (sameUrl(one, uri) ? uri : one)))];
}

/** Where the template's home page is: https://learn.microsoft.com/graph/api/applicationtemplate-instantiate */
const templateHome = 'https://account.activedirectory.windowsazure.com';

/** Whether a home page is nobody's choice: none, the template's, or at an address that is given up. */
export function isReplaced(homePageUrl: string, former: readonly string[]): boolean {
  if (homePageUrl === '' || homePageUrl.toLowerCase().startsWith(templateHome)) return true;
  return former.some((url) => isUnder(homePageUrl, url));
}

/** A home page at the former address keeps its path. */
function movedHomePage(
  before: string,
  former: readonly string[],
  { role, externalUrl }: Pick<DesiredApplication, 'role' | 'externalUrl'>,
): string {
  const uri = withoutSlash(externalUrl);
  const old = former.find((url) => isUnder(before, url));
  const path = old === undefined ? '' : before.slice(withoutSlash(old).length);
  return path.length > 1 ? `${uri}${path}` : `${uri}/${role === 'hub' ? 'hub/' : ''}`;
}
