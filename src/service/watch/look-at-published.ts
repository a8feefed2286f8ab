import { randomUUID } from 'node:crypto';
import type { Deps } from '../model/deps.ts';
import { refreshPublished } from '../published/refresh.ts';

/** Five calls, in which a tenant with 50,000 of them is read once in a working day. */
const perTick = 100;

/**
 * Keeps the index of published applications up to date, so that planning need not, and reads it again in turn: what is
 * changed in Application Proxy alone moves nothing. Throws what Graph throws.
 */
export async function lookAtPublished(deps: Deps): Promise<void> {
  await refreshPublished(deps, { graph: deps.graphFor(randomUUID()), asApprover: null }, { oldest: perTick });
}
