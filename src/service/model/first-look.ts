import type { FieldProblem } from '../../errors.ts';
import type { Observed } from './observed.ts';

/** What is seen of the tenant before a request writes for the first time. */
export interface FirstLook {
  observed: Observed;
  /** What has made it impossible since it was planned. */
  problems: FieldProblem[];
}

/** Looks at the tenant that approvers' clicks begin, by request id. */
export interface Glances {
  /** Begins to look, by reads only, while the approver is still being checked. */
  begin(requestId: string): void;
  /** What the click has seen, once; null = nothing. It misses whatever the request has written since. */
  take(requestId: string): Promise<FirstLook | null>;
}
