import type { FieldProblem } from '../../../errors.ts';
import type { Text } from '../../../language/sentence.ts';
import { takesAddresses } from '../../changes/kinds-of-change.ts';
import type { KindOfRequest, Planned } from '../../kinds/kind.ts';
import { beginsInDefaultGroup } from '../../model/publication/connector-group.ts';
import type { Desired } from '../../model/publication/desired.ts';
import type { TenantFacts } from '../../model/tenant-facts.ts';
import { checkAddresses, nothingFound } from '../../preflight/addresses.ts';
import { profileProblems } from '../../preflight/profile.ts';
import { judgeAll, judgeNew, judgeTaken, type Judged } from '../../preflight/judged.ts';
import { areConnectorsHidden, checkTenant } from '../../preflight/tenant.ts';
import { hidden } from '../../tenant/read-visible.ts';
import type { Unseen } from './not-checked.ts';

/** What stands in the way of a plan, and what could not be looked at. */
export interface Obstacles {
  problems: FieldProblem[];
  unseen: Unseen[];
  /** What an approver should know. */
  warnings: Text[];
  /** Since when the addresses of all others were read; null = just now. */
  othersAsOf: Date | null;
}

/**
 * Returns what stands in the way of a plan, in other publications and in the tenant; reads the tenant's facts only if
 * needed. Names the same fields while planning and before the first write. Throws what Graph throws.
 */
export async function obstaclesTo(
  kind: KindOfRequest,
  planned: Planned,
  readFacts: () => Promise<TenantFacts>,
): Promise<Obstacles> {
  const { deps, publicationId, input, desired, changes } = planned;
  const needs = kind.needs(changes);
  const fields = kind.addressFields;
  const judged = judgedIn(kind, planned);
  const [clashes = [], facts, profile, addresses] = await Promise.all([
    kind.clashes?.(deps.db, publicationId, input),
    needs === 'everything' ? readFacts() : null,
    needs === 'nothing' ? [] : profileProblems(planned),
    needs === 'nothing' ? null : checkAddresses(deps, planned, fields, desired, judged),
  ]);
  const unseen: Unseen[] = [];
  const served = facts ? withServingGroup(planned, facts) : desired;
  if (facts && judged.connectorGroup && areConnectorsHidden(facts, served)) unseen.push('connectors');
  if (profile === hidden) unseen.push('profile');
  if (addresses === hidden) unseen.push('addresses');
  const {
    problems: taken,
    warnings,
    othersAsOf,
  } = addresses === hidden || !addresses ? nothingFound : addresses;
  return {
    problems: [
      ...clashes,
      ...(facts ? checkTenant(facts, fields, served, judged) : []),
      ...(profile === hidden ? [] : profile),
      ...taken,
    ],
    unseen,
    warnings,
    othersAsOf,
  };
}

/** New applications for which no connector group was chosen are served by the default group. */
function withServingGroup({ base, desired }: Planned, { connectorGroups }: TenantFacts): Desired {
  const group = connectorGroups.find(({ isDefault }) => isDefault);
  return group && beginsInDefaultGroup(desired, base) ? { ...desired, connectorGroup: group } : desired;
}

function judgedIn(kind: KindOfRequest, { base, desired, changes }: Planned): Judged {
  if (!base || kind.startsFrom !== 'published') return judgeAll(base);
  if (kind.needs(changes) === 'everything') return judgeNew(desired, base);
  return judgeTaken(({ role }) => takesAddresses(changes.filter((one) => one.role === role)));
}
