import type { Text } from '../../../language/sentence.ts';
import type { FieldProblem } from '../../../errors.ts';
import type { DecisionRow, RequestRow } from '../../../store/requests.ts';
import type { Deps } from '../../model/deps.ts';
import { isOver, whyEnded } from './approval.ts';
import type { FirstLook } from '../../model/request/first-look.ts';
import { lookFirst } from './glance.ts';
import { observeRun } from '../../run/observe-run.ts';
import type { Run } from '../../run/run.ts';
import type { Observed } from '../../model/publication/observed.ts';

/** The findings that decide whether a pass may write. */
export interface BeforeWriting {
  observed: Observed;
  /** Why the approval is no longer valid; `''` = it is valid. */
  ended: Text;
  /**
   * Why the approved changes are no longer possible. Empty once something has been written: such a request is
   * completed.
   */
  problems: FieldProblem[];
  /** Object ids of those to be assigned who are gone: left out. */
  gone: string[];
}

/**
 * Looks at the tenant and the approval concurrently. The pass started by an approver's click uses what that click
 * found, including the check of the approver. Throws what Graph throws; then nothing is written.
 */
export async function lookBeforeWriting(
  run: Run,
  row: RequestRow,
  approval: DecisionRow | null,
): Promise<BeforeWriting> {
  const { deps, hasWritten } = run;
  const seen = await deps.glances.take(row.id, approval?.actor_id ?? '');
  const isOfThisClick = seen !== null && !hasWritten && isJustGiven(approval);
  const [look, ended] = await Promise.all([
    isOfThisClick ? seen : lookNow(run, row, hasWritten || isEnded(deps, approval)),
    isOfThisClick ? '' : whyEnded(deps, row, approval),
  ]);
  return { ...look, ended };
}

/** `isPlain` skips the search for problems, for a request that is half done or must be approved again. */
async function lookNow(run: Run, row: RequestRow, isPlain: boolean): Promise<FirstLook> {
  const { deps, reader: graph, asApprover } = run;
  const readers = { graph, asApprover };
  return isPlain
    ? { observed: await observeRun(run), problems: [], gone: [] }
    : lookFirst(deps, row, readers);
}

function isEnded(deps: Deps, approval: DecisionRow | null): boolean {
  return !approval || isOver(deps, approval.decided_at);
}

/** Longer than a glance is kept. */
const justMs = 10_000;

function isJustGiven(approval: DecisionRow | null): boolean {
  return approval !== null && Date.now() - approval.decided_at.getTime() < justMs;
}
