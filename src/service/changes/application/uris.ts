import type { Application } from '@microsoft/microsoft-graph-types';
import { sentence } from '../../../language/sentence.ts';
import { sameUrl, withoutSlash } from '../../model/publication/addresses.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import type { ObservedApplication } from '../../model/publication/observed.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';

type Uris = Kind<'uris', { externalUrl: string }>;

/** Sets an application's identifier URI, redirect URI and home page to its external address. */
export const uris: ChangeKind<Uris> = {
  kind: 'uris',
  step: [sentence('Give it its address'), sentence('Give them their addresses')],
  takesAddress: true,
  stage: 'describe',

  differs({ wanted, there }) {
    if (there && hasUris(wanted, there)) return [];
    const { role, externalUrl } = wanted;
    const words = sentence('Give it the address {host}', { host: new URL(externalUrl).host });
    return [changeOf(role, words, { kind: 'uris', externalUrl })];
  },

  application: async (_present, change) => urisOf(change),
};

/** An adopted application keeps its URIs until its address changes. */
function hasUris(wanted: DesiredApplication, there: ObservedApplication): boolean {
  if (wanted.isAdopted && sameUrl(there.publishing?.externalUrl, wanted.externalUrl)) return true;
  return (
    there.identifierUris.some((uri) => sameUrl(uri, wanted.externalUrl)) &&
    there.redirectUris.some((uri) => sameUrl(uri, wanted.externalUrl)) &&
    there.homePageUrl.toLowerCase().startsWith(wanted.externalUrl)
  );
}

function urisOf({ externalUrl, role }: Uris): Application {
  const uri = withoutSlash(externalUrl);
  return {
    identifierUris: [uri],
    web: { redirectUris: [uri], homePageUrl: `${uri}/${role === 'hub' ? 'hub/' : ''}` },
  };
}
