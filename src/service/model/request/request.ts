import type { Language } from '../../../language/language.ts';
import {
  openStates,
  undecidedStates,
  underWayStates,
  type RequestState,
} from '../../../store/request-states.ts';

export { movingStates, underWayStates } from '../../../store/request-states.ts';
export type { RequestState } from '../../../store/request-states.ts';
export { requestKinds } from '../../../store/request-kinds.ts';
export type { RequestKind } from '../../../store/request-kinds.ts';

/**
 * A person as identified by the authenticated activity: only tenant and object id carry authority, the name is for
 * display.
 */
export interface Actor {
  tenantId: string;
  aadObjectId: string;
  /** The person's id in the chat, such as `29:…`; carries no authority. */
  chatUserId: string;
  name: string;
  language: Language;
}

const moves: Record<RequestState, readonly RequestState[]> = {
  submitted: ['planned', 'failed', 'withdrawn', 'expired', 'done'],
  planned: ['approved', 'rejected', 'withdrawn', 'expired', 'submitted', 'failed'],
  approved: ['applying', 'failed', 'planned', 'expired'],
  applying: ['done', 'failed', 'planned', 'withdrawn'],
  failed: ['submitted', 'approved'],
  done: [],
  rejected: [],
  withdrawn: [],
  expired: [],
};

/** Whether a request may go from one state to another. */
export function mayMove(from: RequestState, to: RequestState): boolean {
  return moves[from].includes(to);
}

/** Whether a request in this state has ended; a failed one can still be retried. */
export function isFinal(state: RequestState): boolean {
  return moves[state].length === 0 || state === 'failed';
}

/** Whether a request has not ended: it is being worked on, or waits for a decision. */
export function isOpen(state: RequestState): boolean {
  return openStates.includes(state);
}

/** Whether nobody has decided yet. */
export function isUndecided(state: RequestState): boolean {
  return undecidedStates.includes(state);
}

/** Whether the request is approved and has not ended. */
export function isUnderWay(state: RequestState): boolean {
  return underWayStates.includes(state);
}
