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

/** Nobody has decided yet. */
export const undecidedStates: readonly RequestState[] = ['submitted', 'planned'];

/** It was approved and is not over. */
export const underWayStates: readonly RequestState[] = ['approved', 'applying'];

/** It goes on by itself, or waits for a decision. */
export const openStates: readonly RequestState[] = [...undecidedStates, ...underWayStates];

/** It goes on by itself: nobody has to decide anything before it does. */
export const movingStates: readonly RequestState[] = ['submitted', ...underWayStates];
