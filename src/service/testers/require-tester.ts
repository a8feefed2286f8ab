import { randomUUID } from 'node:crypto';
import { TerminalError, UserError } from '../../errors.ts';
import { isNotFound } from '../../graph/graph-error.ts';
import { checkMemberGroups } from '../../graph/users.ts';
import { sentence } from '../../language/sentence.ts';
import type { Deps } from '../model/deps.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { Actor } from '../model/request/request.ts';
import { lookedUp } from '../tenant/membership.ts';
import { notInDirectory } from '../tenant/not-in-directory.ts';
import { groupIdsOf, usersOf } from './testers-of.ts';

/**
 * Refuses anyone to whom the publication is not assigned now, directly or as a member of a group, which is read. Refuses
 * also if that cannot be found out. Throws UserError, or TerminalError if only an operator can help.
 */
export async function requireTester(deps: Deps, actor: Actor, desired: Desired): Promise<void> {
  const personId = actor.aadObjectId.toLowerCase();
  if (personId !== '' && usersOf(desired).some(({ aadObjectId }) => aadObjectId === personId)) return;
  if (personId !== '' && (await isMember(deps, personId, groupIdsOf(desired)))) return;
  deps.log.warn({ publicationId: desired.publicationId, actorId: personId }, 'Refused: not a tester');
  throw new UserError(
    sentence('You cannot answer this: “{name}” is not assigned to you.', { name: desired.name }),
    sentence('Only the people it is assigned to can say whether it works for them.'),
  );
}

async function isMember(deps: Deps, personId: string, groupIds: string[]): Promise<boolean> {
  if (groupIds.length === 0) return false;
  try {
    const found = await lookedUp(deps, checkMemberGroups(deps.graphFor(randomUUID()), personId, groupIds));
    return found.some((id) => groupIds.some((one) => one.toLowerCase() === id.toLowerCase()));
  } catch (error) {
    if (error instanceof TerminalError) throw error;
    if (isNotFound(error)) return refuseUnknown(deps, error);
    deps.log.warn({ err: error, actorId: personId }, 'Cannot check the tester');
    throw new UserError(
      sentence(
        'It cannot be checked right now whether this is assigned to you, so your answer was not taken.',
      ),
      sentence('Try again in a minute.'),
    );
  }
}

/** Either the person or one of the groups is gone; whoever is in none of the others is no tester. */
function refuseUnknown({ log }: Deps, error: unknown): never {
  log.warn({ err: error }, 'Refused: a tester or a group is not in the directory');
  throw notInDirectory();
}
