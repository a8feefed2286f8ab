import { sql } from 'kysely';
import { undecidedStates } from './request-states.ts';
import type { Trx } from './db.ts';

/**
 * Counts a person's undecided requests. Until the transaction ends, other transactions wait to count for the same
 * person, so a request stored after counting is included in every later count.
 */
export async function countUndecidedOf(trx: Trx, tenantId: string, personId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`asks:${tenantId}:${personId}`}, 0))`.execute(
    trx,
  );
  const { count } = await trx
    .selectFrom('request')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('requester_id', '=', personId)
    .where('requester_tenant_id', '=', tenantId)
    .where('state', 'in', undecidedStates)
    .executeTakeFirstOrThrow();
  return Number(count);
}
