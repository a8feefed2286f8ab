import { restoreDeletedItem } from '../../graph/deleted-items.ts';
import { isNotFound } from '../../graph/graph-error.ts';
import { setApplicationAwaited } from '../../store/applications.ts';
import type { Change } from '../model/change.ts';
import { Settling } from '../waiting/settling.ts';
import { recorded, type Run } from '../run/run.ts';

/** Brings a deleted application back; a second time finds it there. From before the call on it is waited for. */
export async function restore(run: Run, change: Extract<Change, { kind: 'restore' }>): Promise<void> {
  const restoreIt = async () => {
    try {
      await restoreDeletedItem(run.graph, change.applicationId);
    } catch (error) {
      // Gone from the deleted items: the next look tells whether it came back.
      if (!isNotFound(error)) throw error;
      throw new Settling('The deleted application is being restored');
    }
  };
  const key = { publication_id: run.desired.publicationId, role: change.role };
  await recorded(run, [change], restoreIt, { begin: (trx) => setApplicationAwaited(trx, key) });
}
