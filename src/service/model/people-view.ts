import type { Text } from '../../language/sentence.ts';

/** The users and groups that gain or lose access by a plan, and those named for whom nothing changes. */
export interface PeopleView {
  users: number;
  groups: number;
  unaffected: number;
  /** The names of the users who gain or lose access. */
  userNames: Text[];
  /** The names of the groups that gain or lose access. */
  groupNames: Text[];
  /** The names of those for whom nothing changes. */
  unaffectedNames: Text[];
}
