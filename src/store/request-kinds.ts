/** Every kind of request. */
export const requestKinds = [
  'publish',
  'update',
  'assign',
  'unassign',
  'unpublish',
  'restore',
  'adopt',
  'repair',
  'accept',
] as const;

/** What a request asks for. */
export type RequestKind = (typeof requestKinds)[number];
