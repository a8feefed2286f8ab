import { sentence, type Text } from '../../../language/sentence.ts';
import { newOwners, newRedirectUris } from '../../model/publication/added.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';
import type { ObservedApplication } from '../../model/publication/observed.ts';
import type { Drift } from '../change-kind.ts';

/**
 * Returns what others have added to an application that lets them, or who answers at an address, meddle with it: owners
 * and redirect URIs. No request takes it away again, for it may be needed. `approverIds` = who has approved requests
 * about it: what is made in a person's name is theirs.
 * https://learn.microsoft.com/entra/identity-platform/reply-url
 */
export function additions(
  wanted: DesiredApplication,
  there: ObservedApplication,
  approverIds: readonly string[],
): Drift[] {
  const owners = newOwners(wanted, there, approverIds).map(({ id, name: who }): Drift => ({
    about: `owner:${id}`,
    risk: 'differs',
    text: sentence('{who} has become an owner, who can change it outside the bot', { who }),
  }));
  const uris = isRecorded(wanted) ? newRedirectUris(wanted, there) : [];
  return [
    ...owners,
    ...uris.map((uri): Drift => ({
      about: `redirect-uri:${uri}`,
      risk: 'differs',
      text: sentence('the redirect URI {uri} was added', { uri }),
    })),
  ];
}

/** Describes for the approver what of it becomes wanted, and who stays assigned to one of two applications only. */
export function acceptedAdditions(
  before: DesiredApplication,
  wanted: DesiredApplication,
  there: ObservedApplication,
): Text[] {
  const { displayName } = wanted;
  const isNew = (key: 'ownerIds' | 'leftAloneIds' | 'redirectUris', value: string) =>
    wanted[key]?.includes(value) && !before[key]?.includes(value);
  const owners = (there.owners ?? []).filter(({ id }) => isNew('ownerIds', id));
  const alone = there.assigned.filter(({ principalId: id }) => isNew('leftAloneIds', id));
  const uris = there.redirectUris.filter((uri) => isNew('redirectUris', uri));
  return [
    ...owners.map(({ name: who }) =>
      sentence('Keep {who} as an owner of “{displayName}”', { who, displayName }),
    ),
    ...uris.map((uri) => sentence('Keep the redirect URI {uri} of “{displayName}”', { uri, displayName })),
    ...alone.map(({ displayName: who }) =>
      sentence('Keep {who} assigned to “{displayName}” only', { who, displayName }),
    ),
  ];
}

/** What was there when older versions adopted an application is not known. */
function isRecorded({ isAdopted, redirectUris }: DesiredApplication): boolean {
  return !isAdopted || redirectUris !== undefined;
}
