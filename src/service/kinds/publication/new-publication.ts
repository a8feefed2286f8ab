import { deleteApplications } from '../../../store/applications.ts';
import type { Trx } from '../../../store/db.ts';
import { deletePublication, setPublicationState, upsertPublication } from '../../../store/publications.ts';
import type { RequestRow } from '../../../store/requests.ts';
import { kinds } from '../kinds.ts';

/** Creates, at the approval, the publication that a request asks for. */
export async function beginPublication(trx: Trx, { id, kind, name, desired }: RequestRow): Promise<void> {
  if (!kinds[kind].makesPublication) return;
  const row = { id, name, desired: JSON.stringify(desired), request_id: id };
  await upsertPublication(trx, { ...row, state: 'publishing' });
}

/** Stores the progress on the publication that a request creates. */
export async function setProgress(
  trx: Trx,
  { id, kind }: RequestRow,
  state: 'publishing' | 'failed',
): Promise<void> {
  if (kinds[kind].makesPublication) await setPublicationState(trx, id, state);
}

/** Deletes the row that an earlier approval may have created; it would keep the names taken. */
export async function dropPublication(trx: Trx, { id, kind }: RequestRow): Promise<void> {
  if (kinds[kind].startsFrom !== 'nothing') return;
  await deleteApplications(trx, id);
  await deletePublication(trx, id);
}
