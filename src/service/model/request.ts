import type { Language } from '../../language/language.ts';

/** What a request asks for. */
export type RequestKind =
  'publish' | 'update' | 'assign' | 'unassign' | 'unpublish' | 'restore' | 'adopt' | 'repair';

/** Life of a request; the last five are final (a failed one can be retried). */
export type RequestState =
  | 'submitted'
  | 'planned'
  | 'approved'
  | 'applying'
  | 'done'
  | 'rejected'
  | 'withdrawn'
  | 'expired'
  | 'failed';

/** A person as the authenticated activity names them: tenant and object id are authority, the name is only shown. */
export interface Actor {
  tenantId: string;
  aadObjectId: string;
  /** The person's id in the chat, such as `29:…`; no authority either. */
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

/** Whether nothing more happens to a request by itself in this state. */
export function isFinal(state: RequestState): boolean {
  return moves[state].length === 0 || state === 'failed';
}
