import { hand } from '../sandbox/hands.ts';
import type { CauseState } from './state.ts';

/** The domain, and the time. */
export const outsideStates: readonly CauseState[] = [
  {
    row: 46,
    id: 'settling',
    when: 'it was changed minutes ago and is as approved',
    of: 'plain',
    make: () => Promise.resolve(),
    says: [],
  },
  {
    row: 4,
    id: 'domain-unverified',
    when: 'its domain left the organisation',
    of: 'own',
    make: ({ sandbox }) => hand(sandbox, 'PATCH', 'domains/contoso.com', { isVerified: false }),
    says: ['own.contoso.com', 'update own'],
  },
];
