import type { Text } from '../../../language/sentence.ts';
import type { Role } from './role.ts';

/**
 * What a difference means: somebody may enter who was not meant to; somebody who was meant to cannot; or neither. In the
 * order in which people should read them.
 */
export const risks = ['opens', 'stops', 'differs'] as const;

export type Risk = (typeof risks)[number];

/** Something in the tenant that is not as approved. */
export interface Difference {
  /** Identifies it across comparisons of a publication. */
  key: string;
  /** null = it concerns the publication as a whole. */
  role: Role | null;
  risk: Risk;
  /** What is there, and what was approved instead. */
  text: Text;
  /** A request to repair sets it back. */
  canRepair: boolean;
}

/** What differs between the tenant and what was approved of a publication. */
export interface Comparison {
  publicationId: string;
  /** Revision of the desired state that it was compared against. */
  revision: number;
  /** When it was last compared with success; null = this revision never was. */
  comparedAt: Date | null;
  /** As of `comparedAt`, the riskiest first. */
  differences: Difference[];
  /** Why it could not be compared since `problemSince`; `''` = the last attempt succeeded. */
  problem: Text;
  problemSince: Date | null;
  /** What Microsoft Graph does not show to the bot, in sentences: nobody knows whether it is as approved. */
  unseen: Text[];
}
