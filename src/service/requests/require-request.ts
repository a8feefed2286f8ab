import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import { findRequestById, lockRequestById, type RequestRow } from '../../store/requests.ts';
import type { Db, Trx } from '../../store/db.ts';
import type { Deps } from '../model/deps.ts';
import type { RequestView } from '../model/view.ts';
import { findRequestView } from '../views/request-view.ts';

/** A request by its id. Throws UserError when there is none, as after it was forgotten. */
export async function requireRequest(db: Db, id: string): Promise<RequestRow> {
  return (await findRequestById(db, id)) ?? refuseGone();
}

/** The same, locked until the transaction ends. */
export async function requireLockedRequest(trx: Trx, id: string): Promise<RequestRow> {
  return (await lockRequestById(trx, id)) ?? refuseGone();
}

/** The view of a request by its id. Throws UserError when there is none. */
export async function requireRequestView(deps: Deps, id: string): Promise<RequestView> {
  return (await findRequestView(deps, id)) ?? refuseGone();
}

function refuseGone(): never {
  throw new UserError(sentence('This request no longer exists.'));
}
