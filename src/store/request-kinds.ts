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
  'allow',
] as const;

/** What a request asks for. */
export type RequestKind = (typeof requestKinds)[number];
