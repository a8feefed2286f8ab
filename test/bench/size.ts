/** How much a part measures. */
export interface Size {
  /** Whether small numbers do, because only whether the part runs is of interest. */
  isShort: boolean;
  /** How often a pair of things is measured, in turns. */
  rounds: number;
}

export const full: Size = { isShort: false, rounds: 5 };
export const short: Size = { isShort: true, rounds: 1 };
