import { deleteApplication, getApplication, updateApplication } from '../../../graph/applications.ts';
import { isNotFound } from '../../../graph/graph-error.ts';
import { sentence, type Text } from '../../../language/sentence.ts';
import { setApplicationGone } from '../../../store/applications.ts';
import { sameUrl } from '../../model/publication/addresses.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { Present } from '../../run/present.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';

/** Deletes an application of ours. Microsoft Entra keeps it among the deleted items for 30 days. */
export const remove: ChangeKind<Kind<'delete'>> = {
  kind: 'delete',
  step: [sentence('Delete the application'), sentence('Delete the applications')],
  counted: (count) =>
    sentence('{count, plural, one {# deleted application} other {# deleted applications}}', { count }),
  isWhole: true,
  takesDown: true,
  stage: 'delete',

  drift: ({ sentence: text }) => [{ risk: 'differs', text }],

  removes: (there) => [changeOf(there.role, deleteSentence(there), { kind: 'delete' })],

  /**
   * An application that is already gone counts as success. Its address leaves the identifier URIs first, because a
   * deleted application holds them for 30 days; URIs of others stay, and come back when it is restored.
   */
  async write(present, { role }) {
    const { run, ids } = present;
    const { deps, graph, desired } = run;
    try {
      await freeAddress(present);
      await deleteApplication(graph, ids.applicationId);
    } catch (error) {
      // A replica that lags behind answers the same; reading back decides whether it is gone.
      if (isNotFound(error)) return;
      throw error;
    }
    await setApplicationGone(deps.db, { publication_id: desired.publicationId, role });
  },
};

export function deleteSentence({ displayName }: { displayName: string }): Text {
  return sentence('Delete the application “{displayName}”', { displayName });
}

async function freeAddress({ run, ids, there }: Present): Promise<void> {
  const { graph, desired } = run;
  const { identifierUris = [], web } = (await getApplication(graph, ids.applicationId)) ?? {};
  const published = there?.publishing?.externalUrl;
  const known = [...(desired.formerUrls ?? []), ...(published ? [published] : [])];
  // Requests planned by an older version name no addresses.
  const given = known.length > 0 ? known : [URL.parse(web?.homePageUrl ?? '')?.origin ?? ''];
  const others = (identifierUris ?? []).filter((uri) => !given.some((url) => sameUrl(uri, url)));
  if (others.length === (identifierUris ?? []).length) return;
  await updateApplication(graph, ids.applicationId, { identifierUris: others });
}
