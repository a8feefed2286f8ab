import { deleteApplications } from '../../../store/applications.ts';
import type { Trx } from '../../../store/db.ts';
import { deletePublication, setPublicationState, upsertPublication } from '../../../store/publications.ts';
import type { RequestRow } from '../../../store/requests.ts';
import { kinds } from '../kinds.ts';

/** From the approval on there is the publication that a request is to make. */
export async function beginPublication(trx: Trx, { id, kind, name, desired }: RequestRow): Promise<void> {
  if (!kinds[kind].makesPublication) return;
  const row = { id, name, desired: JSON.stringify(desired), request_id: id };
  await upsertPublication(trx, { ...row, state: 'publishing' });
}

/** The publication that a request is to make tells how far that is. */
export async function setProgress(
  trx: Trx,
  { id, kind }: RequestRow,
  state: 'publishing' | 'failed',
): Promise<void> {
  if (kinds[kind].makesPublication) await setPublicationState(trx, id, state);
}

/** An earlier approval may have made a row of what was to be published; with it the names would stay taken. */
export async function dropPublication(trx: Trx, { id, kind }: RequestRow): Promise<void> {
  if (kinds[kind].startsFrom !== 'nothing') return;
  await deleteApplications(trx, id);
  await deletePublication(trx, id);
}
