import { joined, sentence, type Text } from '../../language/sentence.ts';
import { newOwners } from '../model/publication/added.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { Observed } from '../model/publication/observed.ts';

/** A list that an approver reads. */
const mostNamed = 10;

/**
 * Returns a warning for each application with owners whom no approver has seen: an owner can change everything about an
 * application without a role and without the bot. They are shown, never removed. `base` = the state approved before;
 * `approverIds` = who has approved requests about it: what is made in a person's name is theirs.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/overview-assign-app-owners
 */
export function ownerWarnings(
  { applications }: Desired,
  base: Desired | null,
  observed: Observed,
  approverIds: readonly string[],
): Text[] {
  return applications.flatMap(({ role, displayName }) => {
    const before = base?.applications.find((one) => one.role === role) ?? {};
    const owners = newOwners(before, observed[role] ?? {}, approverIds);
    if (owners.length === 0) return [];
    const named = joined(
      owners.slice(0, mostNamed).map(({ name }) => name),
      ', ',
    );
    const more = Math.max(0, owners.length - mostNamed);
    return [
      sentence(
        'Owners of “{displayName}” who can change it outside the bot: {named}{more, plural, =0 {} other { and # more}}.',
        { displayName, named, more },
      ),
    ];
  });
}
