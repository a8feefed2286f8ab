import type { Comparison, Difference } from '../../model/publication/comparison.ts';
import type { Sight, WayPart } from '../../model/publication/way.ts';

/** Where a change lies that would set a difference back; all others lie in the application in Microsoft Entra. */
const partOfChange: Record<string, WayPart> = {
  assign: 'people',
  unassign: 'people',
  publish: 'proxy',
  unpublish: 'proxy',
  'single-sign-on': 'proxy',
  'connector-group': 'connectors',
};

/**
 * What a comparison says of the way. That Application Proxy and the connector group are set as approved does not mean
 * that they work.
 */
export function comparedSights(comparison: Comparison | null): Sight[] {
  const at = comparison?.comparedAt?.toISOString() ?? '';
  if (!comparison || at === '') return [];
  const fine = (['people', 'entra'] as const).map((part): Sight => ({ part, state: 'fine', at }));
  return [...fine, ...comparison.differences.flatMap((one) => sightsOf(one, at))];
}

function sightsOf({ key, risk }: Difference, at: string): Sight[] {
  const [kind = '', , about] = key.split(':');
  // What an application is called keeps nobody out.
  if (kind === 'name') return [];
  // Application Proxy holds whether people must sign in, and Microsoft Entra asks them to.
  const isSignIn = about === 'preAuthentication';
  const part = isSignIn ? 'entra' : (partOfChange[kind] ?? 'entra');
  return [{ part, state: risk === 'differs' ? 'unsure' : 'wrong', at }];
}
