import type { FieldProblem } from '../../../errors.ts';
import type { KindOfRequest, Planned } from '../../kinds/kind.ts';
import type { TenantFacts } from '../../model/tenant-facts.ts';
import { addressProblems } from '../../preflight/addresses.ts';
import { checkTenant } from '../../preflight/tenant.ts';

/**
 * Returns what stands in the way of a plan, in other publications and in the tenant; reads the tenant's facts only if
 * needed. Names the same fields while planning and before the first write. Throws what Graph throws.
 */
export async function obstaclesTo(
  kind: KindOfRequest,
  planned: Planned,
  readFacts: () => Promise<TenantFacts>,
): Promise<FieldProblem[]> {
  const { deps, graph, publicationId, input, desired, changes } = planned;
  const needs = kind.needs(changes);
  const fields = kind.addressFields;
  const [clashes = [], facts, taken] = await Promise.all([
    kind.clashes?.(deps.db, publicationId, input),
    needs === 'everything' ? readFacts() : null,
    needs === 'nothing' ? [] : addressProblems(deps, graph, fields, desired),
  ]);
  return [...clashes, ...(facts ? checkTenant(facts, fields, desired) : []), ...taken];
}
