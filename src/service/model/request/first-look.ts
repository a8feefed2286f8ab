import type { FieldProblem } from '../../../errors.ts';
import type { Observed } from '../publication/observed.ts';
import type { Approver } from './approver.ts';

/** The state of the tenant before a request's first write. */
export interface FirstLook {
  observed: Observed;
  /** What has become impossible since the request was planned. */
  problems: FieldProblem[];
  /** Object ids of those to be assigned who are gone since. */
  gone: string[];
}

/** Looks at the tenant started by approvers' clicks, by request id. */
export interface Glances {
  /** Starts a read-only look while the approver is still being checked. */
  begin(requestId: string, approver: Approver): void;
  /**
   * Returns what the look at the click of that approver found, and forgets all looks of the request; null = there was
   * none. It misses anything the request has written since.
   */
  take(requestId: string, aadObjectId: string): Promise<FirstLook | null>;
}
