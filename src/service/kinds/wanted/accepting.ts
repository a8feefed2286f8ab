import { findConnectorGroups } from '../../../store/connector-groups.ts';
import { findApproverIds } from '../../../store/requests.ts';
import type { Db } from '../../../store/db.ts';
import { differences } from '../../changes/differences.ts';
import type { Difference } from '../../model/publication/comparison.ts';
import type { Desired } from '../../model/publication/desired.ts';
import type { Observed } from '../../model/publication/observed.ts';
import { asAccepted } from './as-accepted.ts';

/** What becomes of a desired state if what is there is accepted. */
export interface Accepting {
  desired: Desired;
  /** What would no longer differ. */
  accepted: Difference[];
  /** What cannot be wanted like that, and goes on differing. */
  left: Difference[];
}

/** Works out what accepting means: of the differences, some disappear, and others cannot be accepted. */
export async function accepting(db: Db, approved: Desired, observed: Observed): Promise<Accepting> {
  const [groups, approverIds] = await Promise.all([
    findConnectorGroups(db),
    findApproverIds(db, approved.name),
  ]);
  const groupName = (id: string) => groups.find((group) => group.id === id)?.name ?? '';
  const known = { groupName, isGone: () => false, approverIds };
  const desired = asAccepted(approved, observed, known);
  const left = differences(desired, observed, known);
  const all = differences(approved, observed, known);
  return { desired, left, accepted: all.filter(({ key }) => !left.some((one) => one.key === key)) };
}
