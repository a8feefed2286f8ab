import type { FieldProblem } from '../../../errors.ts';
import type { RequestRow } from '../../../store/requests.ts';
import { kinds } from '../../kinds/kinds.ts';
import type { Deps } from '../../model/deps.ts';
import { beginsInDefaultGroup, groupLeftAlone } from '../../model/publication/connector-group.ts';
import type { Observed } from '../../model/publication/observed.ts';
import type { Readers } from '../../model/readers.ts';
import { storedRequest } from '../../model/request/stored.ts';
import { roleProblems } from '../../preflight/user-role.ts';
import { readTenantOf } from '../../tenant/facts.ts';
import { withLearntSuffix } from '../../published/learnt-suffix.ts';
import { asPlanned } from './asked.ts';
import { obstaclesTo } from './obstacles.ts';

/**
 * Returns what has come to stand in the way of a request since it was planned; reads run concurrently. Names the same
 * fields as planning does. Throws what Graph throws.
 */
export async function problemsSince(deps: Deps, row: RequestRow, readers: Readers): Promise<FieldProblem[]> {
  const kind = kinds[row.kind];
  const planned = asPlanned(deps, row, readers);
  if (!planned) return [];
  const { base, desired } = planned;
  const groupId = beginsInDefaultGroup(desired, base) ? groupLeftAlone : desired.connectorGroup.id;
  const [{ problems }, lost = []] = await Promise.all([
    obstaclesTo(kind, planned, async () =>
      withLearntSuffix(deps, readers, await readTenantOf(deps.db, readers, groupId)),
    ),
    kind.lost?.(planned),
  ]);
  return [...problems, ...lost];
}

/** Returns what in the publication itself, as observed, stands in the way of a request. */
export function problemsOf(row: RequestRow, observed: Observed): FieldProblem[] {
  const { input, plan } = storedRequest(row);
  const impossible = kinds[row.kind].impossible?.({ input, base: plan?.base ?? null }, observed) ?? [];
  return [...impossible, ...roleProblems(plan?.changes ?? [], observed)];
}
