import { isVerified, type Tested } from '../../model/publication/tested.ts';
import type { Seen } from '../../model/publication/seen.ts';
import { wayParts, type Sight, type WayPart } from '../../model/publication/way.ts';

/** Where somebody stopped who saw this; null = anywhere. */
const stoppedAt: Record<Exclude<Seen, 'works'>, WayPart | null> = {
  'microsoft-error': 'proxy',
  'sign-in-error': 'entra',
  'qlik-login': 'auth',
  'connection-lost': 'hub',
  other: null,
};

/** What people say of the way: somebody for whom it works has passed all of it. */
export function testedSights(tested: Tested): Sight[] {
  const at = isVerified(tested) ? (tested.verified?.at ?? '') : '';
  const passed = at ? wayParts.map((part): Sight => ({ part, state: 'fine', at })) : [];
  const stopped = tested.counts.flatMap(({ seen }): Sight[] => {
    const part = seen === 'works' ? null : stoppedAt[seen];
    return part ? [{ part, state: 'unsure', at: '' }] : [];
  });
  return [...passed, ...stopped];
}
