import { UserError } from '../../../errors.ts';
import { joined, sentence } from '../../../language/sentence.ts';
import { countUndecidedOf } from '../../../store/undecided-requests.ts';
import type { Deps } from '../../model/deps.ts';
import type { Actor } from '../../model/request/request.ts';
import type { Trx } from '../../../store/db.ts';

/**
 * Refuses a new request while the person has `openRequestsPerPerson` undecided ones, so that nobody can flood the
 * approvals channel or hold every name. Call it in the transaction that stores the request. Throws UserError.
 */
export async function requireRoom(
  { openRequestsPerPerson: most }: Pick<Deps, 'openRequestsPerPerson'>,
  trx: Trx,
  { tenantId, aadObjectId }: Pick<Actor, 'tenantId' | 'aadObjectId'>,
): Promise<void> {
  if ((await countUndecidedOf(trx, tenantId, aadObjectId)) < most) return;
  const said = sentence(
    '{most, plural, one {A request of yours waits} other {# requests of yours wait}} for a decision, and nobody may have more.',
    { most },
  );
  const advice = sentence(
    'Wait until one is decided, or type requests and withdraw one. What you typed stays here.',
  );
  throw new UserError(said, advice, [{ field: '', message: joined([said, advice], ' ') }]);
}
