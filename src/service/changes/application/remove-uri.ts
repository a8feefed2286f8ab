import type { Application } from '@microsoft/microsoft-graph-types';
import { sentence, type Text } from '../../../language/sentence.ts';
import { sameUrl } from '../../model/publication/addresses.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { Role } from '../../model/publication/role.ts';
import type { ChangeKind, Kind, Wish } from '../change-kind.ts';
import { formerUrls } from './former-urls.ts';

type List = 'identifierUris' | 'redirectUris';
type RemoveUri = Kind<'remove-uri', { list: List; uri: string }>;

const lists: readonly List[] = ['identifierUris', 'redirectUris'];

/**
 * Removes an address that is given up from an application's URIs, in any letter case, with or without a slash. Somebody
 * else may publish that address next, and would then receive what Microsoft Entra sends to this application.
 */
export const removeUri: ChangeKind<RemoveUri> = {
  kind: 'remove-uri',
  step: [sentence('Remove the former address'), sentence('Remove the former addresses')],
  opposites: ['uris'],
  stage: 'describe',

  differs({ desired, wanted, there }: Wish) {
    if (!there) return [];
    const former = formerUrls(desired, wanted, there);
    return lists.flatMap((list) =>
      there[list]
        .filter((uri) => former.some((url) => sameUrl(uri, url)))
        .map((uri) => changeFor(wanted.role, list, uri)),
    );
  },

  drift: ({ list, uri }) => [
    {
      risk: 'differs',
      text:
        list === 'identifierUris'
          ? sentence('the identifier URI {uri} of another address is there', { uri })
          : sentence('the redirect URI {uri} of another address is there', { uri }),
    },
  ],

  application(current, { list, uri }): Application {
    const others = (uris: readonly string[] | null | undefined) =>
      (uris ?? []).filter((one) => !sameUrl(one, uri));
    return list === 'identifierUris'
      ? { identifierUris: others(current.identifierUris) }
      : { web: { redirectUris: others(current.web?.redirectUris) } };
  },
};

function changeFor(role: Role, list: List, uri: string): RemoveUri {
  const change = changeOf(role, words(list, uri), { kind: 'remove-uri' as const, list, uri });
  return { ...change, id: `${change.id}:${list}:${uri}` };
}

function words(list: List, uri: string): Text {
  return list === 'identifierUris'
    ? sentence('Remove the identifier URI {uri}', { uri })
    : sentence('Remove the redirect URI {uri}', { uri });
}
