import type { ApprovalCard } from '../../store/approval-cards.ts';
import { ageMs } from '../waiting/age.ts';

/** A channel that has refused a card for this long does not show it. In milliseconds. */
const refusedAfter = 5 * 60_000;

/** Nor does one that has neither taken nor refused it, as where its address answers no more. In milliseconds. */
const askedAfter = 15 * 60_000;

/** Returns since when a card must wait to be stuck. */
export function stuckSince(): { refused: Date; asked: Date } {
  return { refused: new Date(Date.now() - refusedAfter), asked: new Date(Date.now() - askedAfter) };
}

/** Whether a card has waited so long that its plan must be shown elsewhere, too. */
export function isStuck({ isSent, heldSince, createdAt }: ApprovalCard): boolean {
  if (isSent) return false;
  return (heldSince !== null && ageMs(heldSince) >= refusedAfter) || ageMs(createdAt) >= askedAfter;
}
