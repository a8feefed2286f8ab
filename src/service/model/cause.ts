import type { Text } from '../../language/sentence.ts';

/** What went wrong and the next move, for the person who can mend it. */
export interface Cause {
  title: Text;
  advice: Text;
}

/** In whose name a call was made. */
export interface Acting {
  /** The approver's name; `''` = the bot itself. */
  name: string;
  /** Changes are made in the approver's name. */
  isApproverMode: boolean;
}
