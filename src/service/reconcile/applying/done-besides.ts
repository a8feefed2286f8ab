import type { Text } from '../../../language/sentence.ts';
import { findMadeOf } from '../../../store/ledger.ts';
import type { RequestRow } from '../../../store/requests.ts';
import { tokenVersion, tokenVersionSentence } from '../../changes/application/token-version.ts';
import type { Deps } from '../../model/deps.ts';
import type { Desired } from '../../model/publication/desired.ts';

/** Says what a request had to do without a plan, because it showed only while writing. */
export async function doneBesides(deps: Deps, { id }: RequestRow, desired: Desired): Promise<Text[]> {
  const made = (await findMadeOf(deps.db, id)).filter(({ kind }) => kind === tokenVersion.kind);
  const concerned = desired.applications.filter((one) => made.some(({ role }) => role === one.role));
  return concerned.map(tokenVersionSentence);
}
