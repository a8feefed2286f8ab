/** Everything a tester can say to have seen at a publication's address. */
export const seenValues = [
  'works',
  'microsoft-error',
  'sign-in-error',
  'qlik-login',
  'connection-lost',
  'other',
] as const;

/** What a tester saw. */
export type Seen = (typeof seenValues)[number];
