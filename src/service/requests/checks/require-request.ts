import { UserError } from '../../../errors.ts';
import { sentence } from '../../../language/sentence.ts';
import { findRequestById, lockRequestById, type RequestRow } from '../../../store/requests.ts';
import type { Db, Trx } from '../../../store/db.ts';
import type { Deps } from '../../model/deps.ts';
import type { RequestView } from '../../model/view.ts';
import { requestView } from '../../views/request-view.ts';

/** Returns a request by its id. Throws UserError if there is none, for example because it was deleted as too old. */
export async function requireRequest(db: Db, id: string): Promise<RequestRow> {
  return (await findRequestById(db, id)) ?? refuseGone();
}

/** As `requireRequest`, but locks the request until the transaction ends. */
export async function requireLockedRequest(trx: Trx, id: string): Promise<RequestRow> {
  return (await lockRequestById(trx, id)) ?? refuseGone();
}

/** Returns what the cards of a request show. Throws UserError if the request has been deleted. */
export async function requireRequestView(deps: Deps, id: string): Promise<RequestView> {
  return requestView(deps, await requireRequest(deps.db, id));
}

function refuseGone(): never {
  throw new UserError(sentence('This request no longer exists.'));
}
