import type { Text } from '../../language/sentence.ts';
import type { Risk } from './publication/comparison.ts';

/** How a publication compares with what was approved. */
export interface ComparisonView {
  /** A request is being carried out, so nothing is compared. */
  isBusy: boolean;
  /** It is being compared now. */
  isRunning: boolean;
  /** When it was last compared with success; `''` = what is approved now never was. */
  comparedAt: string;
  /** How many differences there were, and the worst risk among them; null = none. */
  count: number;
  risk: Risk | null;
  /** The differences, the riskiest first; empty where only their number is shown. */
  differences: { risk: Risk; text: Text }[];
  /** Why it cannot be compared, and since when; `''` = it can. */
  problem: Text;
  problemSince: string;
  /** What Microsoft Graph does not show to the bot. */
  unseen: Text[];
}
