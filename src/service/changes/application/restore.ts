import { restoreDeletedItem } from '../../../graph/deleted-items.ts';
import { isNotFound } from '../../../graph/graph-error.ts';
import { sentence } from '../../../language/sentence.ts';
import { setApplicationAwaited } from '../../../store/applications.ts';
import { changeOf } from '../../model/publication/change.ts';
import { presentApplication } from '../../run/present.ts';
import { recorded, type Run } from '../../run/run.ts';
import { Settling } from '../../waiting/settling.ts';
import type { ChangeKind, Kind } from '../change-kind.ts';
import { withServicePrincipal } from './bring-service-principal.ts';

type Restore = Kind<'restore', { applicationId: string }>;

/** Restores a deleted application; all its settings may have to be set again afterwards. */
export const restore: ChangeKind<Restore> = {
  kind: 'restore',
  step: [sentence('Restore the application'), sentence('Restore the applications')],
  counted: (count) =>
    sentence('{count, plural, one {# restored application} other {# restored applications}}', { count }),
  isWhole: true,
  takesAddress: true,
  stage: 'bring',

  differs({ wanted, there, deletedId }) {
    if (there || deletedId === '') return [];
    const { role, displayName } = wanted;
    const words = sentence('Restore the deleted application “{displayName}”', { displayName });
    return [changeOf(role, words, { kind: 'restore', applicationId: deletedId })];
  },

  drift: () => [{ risk: 'stops', text: sentence('the application is deleted') }],

  async bring(run, change) {
    await restoreRecorded(run, change);
    return withServicePrincipal(run, change, await presentApplication(run, change.role, null));
  },
};

/** Can be repeated. The application is marked as awaited before the call. */
async function restoreRecorded(run: Run, change: Restore): Promise<void> {
  const restoreIt = async ({ graph }: Run) => {
    try {
      await restoreDeletedItem(graph, change.applicationId);
    } catch (error) {
      // It is no longer among the deleted items; the next look tells whether it is restored.
      if (!isNotFound(error)) throw error;
      throw new Settling('The deleted application is being restored');
    }
  };
  const key = { publication_id: run.desired.publicationId, role: change.role };
  await recorded(run, [change], restoreIt, { begin: (trx) => setApplicationAwaited(trx, key) });
}
