import type { UserError } from '../../../errors.ts';
import type { Trx } from '../../../store/db.ts';
import { findRequestById } from '../../../store/requests.ts';
import { findHeld, insertReservations } from '../../../store/reservations.ts';
import type { Deps } from '../../model/deps.ts';
import type { RequestInput } from '../../model/request/input.ts';
import { busyError } from './busy.ts';
import { kinds } from '../kinds.ts';

/** Reserves what a request needs exclusively; throws (see isTaken) if another request holds it. */
export async function hold(trx: Trx, requestId: string, input: RequestInput): Promise<void> {
  const reservations = await kinds[input.kind].reserves(trx, input);
  await insertReservations(trx, requestId, input.name, reservations);
}

/** Builds the error that says what is held already, and by whom. */
export async function heldError({ db }: Pick<Deps, 'db'>, input: RequestInput): Promise<UserError> {
  const kind = kinds[input.kind];
  const [held = null] = await findHeld(db, await kind.reserves(db, input));
  const holder = held && ((await findRequestById(db, held.requestId)) ?? null);
  return kind.heldError ? kind.heldError(input, held, holder) : busyError(held, holder);
}
