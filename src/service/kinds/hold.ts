import type { UserError } from '../../errors.ts';
import { insertReservations } from '../../store/requests.ts';
import type { Deps } from '../model/deps.ts';
import { busyError, changeReservationKeys, reservationKeys, takenError } from './reservations.ts';
import type { RequestInput } from '../model/stored.ts';
import type { Trx } from '../../store/db.ts';

/** Takes what a request must have for itself; throws (see isTaken) when another request has it. */
export async function hold(trx: Trx, requestId: string, input: RequestInput): Promise<void> {
  const keys = input.kind === 'publish' ? reservationKeys(input) : await changeReservationKeys(trx, input);
  if (keys.length > 0) await insertReservations(trx, requestId, input.name, keys);
}

/** Says what is held already, and by whom. */
export async function heldError(deps: Deps, input: RequestInput): Promise<UserError> {
  if (input.kind === 'publish') return takenError(deps, input);
  return busyError(deps, await changeReservationKeys(deps.db, input));
}
