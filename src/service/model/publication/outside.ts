import type { Text } from '../../../language/sentence.ts';
import type { OutsideState } from '../../../store/outside-check-table.ts';
import type { Role } from './role.ts';

/** The steps of a visit from outside, in the order in which they are made. */
const outsideSteps = ['name', 'certificate', 'answer', 'sign-in', 'application', 'connector-group'] as const;

export type OutsideStep = (typeof outsideSteps)[number];

/** What a step showed. */
export interface Finding {
  step: OutsideStep;
  /** `unsure` = it may be wrong; `unseen` = it cannot be seen from here, or an earlier step ended the visit. */
  state: 'fine' | 'wrong' | 'unsure' | 'unseen';
  /** One sentence for people, with what to do; `''` = there is nothing to say. */
  text: Text;
  /** What is wrong, as a value for code, such as `address-record`. */
  cause?: string;
  /** Until when a certificate is valid, as an ISO date. */
  endsAt?: string;
}

/**
 * What the last visit of an application's external URL showed. It covers the public side only: the edge may be verified
 * while the connector, or Qlik Sense behind it, does not work.
 */
export interface OutsideCheck {
  publicationId: string;
  role: Role;
  checkedAt: Date;
  /** Since when it has been in this state. */
  since: Date;
  /**
   * `settling` = not live yet, which is usual for a new address; `alarm` = it can be entered without the approved
   * sign-in; `unchecked` = the visit was not possible from here, and says nothing.
   */
  state: OutsideState;
  /** Every step, in order. */
  findings: Finding[];
}
