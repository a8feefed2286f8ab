import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import type { Deps } from '../../service/model/deps.ts';
import type { RequestView } from '../../service/model/view.ts';
import { findRequestView } from '../../service/views/request-view.ts';

/** The request that a button is about. Throws UserError when it has been deleted since. */
export async function requireRequestView(deps: Deps, requestId: string): Promise<RequestView> {
  const found = await findRequestView(deps, requestId);
  if (!found) throw new UserError(sentence('This request no longer exists.'));
  return found;
}
