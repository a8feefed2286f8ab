import { UserError } from '../../errors.ts';
import { joined, sentence } from '../../language/sentence.ts';
import type { Deps } from '../deps.ts';
import { inTime } from '../in-time.ts';

/**
 * Refuses to begin what is known not to end well, before anybody fills in or approves anything. Throws UserError with the
 * permission that is missing; what could not be tried does not stop anybody.
 */
export async function requireCapable(deps: Deps): Promise<void> {
  const found = await inTime(
    deps.log,
    'capabilities',
    deps.capabilities.read(),
    deps.capabilities.last() ?? [],
  );
  const missing = [...new Set(found.filter(({ state }) => state === 'missing').map(({ needs }) => needs))];
  if (missing.length === 0) return;
  throw new UserError(
    sentence(
      'Nothing can be published or changed now: Microsoft Graph refuses the bot what it needs ({needs}).',
      {
        needs: joined(missing, ', '),
      },
    ),
    sentence('Ask the operator of this bot to run “{command}”, wait a minute, and try again.', {
      command: grantCommand,
    }),
  );
}

/** Grants what is missing, and says before what it will do. */
export const grantCommand = 'node deploy/grant-permissions.ts';
