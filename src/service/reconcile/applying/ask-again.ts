import { joined, sentence, type Text } from '../../../language/sentence.ts';
import type { DecisionRow, RequestRow } from '../../../store/requests.ts';
import type { Deps } from '../../model/deps.ts';
import { acceptedDifferences } from '../planning/accepts.ts';
import type { Change } from '../../model/publication/change.ts';
import { ask } from '../planning/ask.ts';
import type { Told } from '../../record/event-of-move.ts';
import { storedRequest } from '../../model/request/stored.ts';
import type { Desired } from '../../model/publication/desired.ts';
import type { Observed } from '../../model/publication/observed.ts';

/** The changes left of a request, and the observed state they were planned from. */
export interface Left {
  left: readonly Change[];
  observed: Observed;
}

/**
 * Asks for approval of additional changes, because the tenant has changed since the approval. Nothing is done until the
 * new plan is approved.
 */
export async function askForMore(
  deps: Deps,
  row: RequestRow,
  found: Left,
  added: readonly Change[],
): Promise<void> {
  const news = joined(
    added.map((one) => one.sentence),
    '; ',
  );
  deps.log.warn({ requestId: row.id, added: added.length }, 'The plan is larger than what was approved');
  await askAgain(deps, row, found, sentence(grown, { news }));
}

/** Asks for a new approval of what is left, because the old one is no longer valid. */
export async function askAnew(
  deps: Deps,
  row: RequestRow,
  found: Left,
  why: Text,
  approval: DecisionRow | null,
): Promise<void> {
  deps.log.warn({ requestId: row.id }, 'The approval has ended');
  await askAgain(deps, row, found, why, {
    kind: 'approval-ended',
    details: { why, approvedBy: approval?.actor_id ?? '', approvedAt: approval?.decided_at ?? null },
  });
}

const grown = 'The tenant has changed since the approval. New in this plan: {news}.';

/** Asks for approval of another desired state than the one that was approved. */
export async function askWith(
  deps: Deps,
  row: RequestRow,
  desired: Desired,
  found: Left,
  why: Text,
): Promise<void> {
  await askAgain(deps, row, found, why, {}, desired);
}

/** Shows the approvers what is left, starting with why they are asked again. */
async function askAgain(
  deps: Deps,
  row: RequestRow,
  { left, observed }: Left,
  why: Text,
  news: Told = {},
  another: Desired | null = null,
): Promise<void> {
  const { desired: approved, plan } = storedRequest(row);
  const desired = another ?? approved;
  if (!desired || !plan) return;
  const [changes, before] = [[...left], plan.askedAgain ?? ''];
  const warnings = plan.warnings.filter((one) => JSON.stringify(one) !== JSON.stringify(before));
  const accepts = acceptedDifferences({ base: plan.base, desired, observed, changes });
  const planned = { ...plan, changes, accepts, warnings: [why, ...warnings], askedAgain: why };
  await ask(deps, row, desired, planned, news);
}
