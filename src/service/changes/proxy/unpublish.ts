import { removeOnPremisesPublishing } from '../../../graph/on-premises-publishing.ts';
import { sentence } from '../../../language/sentence.ts';
import { setConnectorGroup } from '../../../store/applications.ts';
import { changeOf } from '../../model/publication/change.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';

/** Takes an application off the internet, so that its addresses are free before it is deleted. */
export const unpublish: ChangeKind<Kind<'unpublish'>> = {
  kind: 'unpublish',
  step: [sentence('Take it off the internet'), sentence('Take them off the internet')],
  isWhole: true,
  takesDown: true,
  stage: 'unpublish',

  drift: ({ sentence: text }) => [{ risk: 'differs', text }],

  removes({ role, displayName, publishing }) {
    if (!publishing) return [];
    const words = sentence('Take “{displayName}” off the internet', { displayName });
    return [changeOf(role, words, { kind: 'unpublish' })];
  },

  async write({ run, ids }, { role }) {
    await removeOnPremisesPublishing(run.graph, ids.applicationId);
    // Published again, it is in the default group.
    await setConnectorGroup(run.deps.db, { publication_id: run.desired.publicationId, role }, '');
  },
};
