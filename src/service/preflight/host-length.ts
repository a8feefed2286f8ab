import { sentence } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import type { DesiredApplication } from '../model/publication/desired.ts';

/** https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4 */
const mostLetters = 63;

/** Returns a problem if the name makes the first part of an external host too long, with the longest name possible. */
export function nameLengthProblems(
  name: string,
  applications: readonly DesiredApplication[],
): FieldProblem[] {
  const hosts = applications.map(({ externalUrl }) => new URL(externalUrl).hostname);
  const longest = Math.max(0, ...hosts.map((host) => host.split('.')[0]?.length ?? 0));
  if (longest <= mostLetters) return [];
  const most = String(name.length - (longest - mostLetters));
  return [
    {
      field: 'name',
      message: sentence('Use at most {most} characters: the address would be too long.', { most }),
    },
  ];
}
