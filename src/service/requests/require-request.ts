import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import { findRequestById, lockRequestById, type RequestRow } from '../../store/requests.ts';
import type { Db, Trx } from '../../store/db.ts';

/** A request by its id. Throws UserError when there is none, as after it was forgotten. */
export async function requireRequest(db: Db, id: string): Promise<RequestRow> {
  return (await findRequestById(db, id)) ?? refuseGone();
}

/** The same, locked until the transaction ends. */
export async function requireLockedRequest(trx: Trx, id: string): Promise<RequestRow> {
  return (await lockRequestById(trx, id)) ?? refuseGone();
}

function refuseGone(): never {
  throw new UserError(sentence('This request no longer exists.'));
}
