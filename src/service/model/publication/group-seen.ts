import type { Text } from '../../../language/sentence.ts';

/** A connector group that serves publications, as a look has seen it. */
export interface GroupSeen {
  id: string;
  name: string;
  /** It does not exist any more, although publications use it. */
  isGone: boolean;
  /** The publications it serves, in words; `''` = none any more. */
  behind: Text;
  connectors: { id: string; name: string; isActive: boolean }[];
  /** ISO date in UTC. Absent = an older version saw it. */
  seenAt?: string;
}
