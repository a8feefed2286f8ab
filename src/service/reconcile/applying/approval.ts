import { moment, sentence, type Text } from '../../../language/sentence.ts';
import { TerminalError } from '../../../errors.ts';
import type { DecisionRow, RequestRow } from '../../../store/requests.ts';
import type { Deps } from '../../model/deps.ts';
import { mayApprove } from '../../tenant/approvers.ts';

const hourMs = 3600 * 1000;

/** Whether a permission given at `allowedAt` has run out, whatever the work has waited for since. */
export function isOver({ executionHours }: Pick<Deps, 'executionHours'>, allowedAt: Date): boolean {
  return Date.now() - allowedAt.getTime() >= executionHours * hourMs;
}

/** Returns why an approval is no longer valid; `''` = it is valid. Throws what Graph throws. */
export async function whyEnded(deps: Deps, { id }: RequestRow, approval: DecisionRow | null): Promise<Text> {
  if (!approval) return sentence('Nobody has approved what is left of this plan.');
  const { actor_name: who, decided_at: at } = approval;
  if (isOver(deps, at))
    return sentence('The approval by {who} of {time} has ended, so this needs another one.', {
      who,
      time: moment(at.toISOString()),
    });
  if (await mayApprove(deps, approval.actor_id, id)) return '';
  return sentence('{who}, who approved this, may no longer approve: this needs another approval.', { who });
}

/** Pressing Undo permits it for as long as an approval is valid. Throws TerminalError if the undo has waited longer. */
export function requireGoodUndo(deps: Deps, { undo_asked_at: askedAt }: RequestRow): void {
  if (askedAt && isOver(deps, askedAt))
    throw new TerminalError(
      sentence('The undo has waited too long'),
      sentence('Press Undo again to take back what this request did.'),
    );
}
