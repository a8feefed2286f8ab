/** States of a request; the last five are final (a failed one can be retried). */
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

/** Nobody has decided yet. */
export const undecidedStates: readonly RequestState[] = ['submitted', 'planned'];

/** Approved and not finished. */
export const underWayStates: readonly RequestState[] = ['approved', 'applying'];

/** Undecided or under way. */
export const openStates: readonly RequestState[] = [...undecidedStates, ...underWayStates];

/** Proceeds without anybody's decision. */
export const movingStates: readonly RequestState[] = ['submitted', ...underWayStates];
