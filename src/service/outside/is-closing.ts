import type { OutsideCheckRow } from '../../store/outside-checks.ts';
import type { Finding } from '../model/publication/outside.ts';

/** The cause of a finding: the sign-in that was switched on does not show yet. */
export const stillOpen = 'still-open';

/**
 * Whether passthrough was approved at an address until a moment ago, so that the sign-in that was approved now may not
 * show everywhere yet. `before` is the last visit under what was approved then, `last` the last one since.
 */
export function isClosing(
  entryUrl: string,
  before: OutsideCheckRow | undefined,
  last: OutsideCheckRow | undefined,
): boolean {
  if (last) return (last.findings as Finding[]).some(({ cause }) => cause === stillOpen);
  if (!before) return false;
  const [url, preAuthentication] = JSON.parse(before.wanted) as unknown[];
  return url === entryUrl && preAuthentication === 'passthru';
}
