import { UserError } from '../../errors.ts';
import { joined, sentence } from '../../language/sentence.ts';
import type { Deps } from '../deps.ts';
import { inTime } from '../in-time.ts';
import type { Capability } from './capability.ts';
import { grantCommand } from './grant-command.ts';

/** What the bot can do in Microsoft Graph, as far as it is known in the time a click has. Never throws. */
export function knownCapabilities({ capabilities, log }: Deps): Promise<readonly Capability[]> {
  return inTime(log, 'capabilities', capabilities.read(), capabilities.last() ?? []);
}

/**
 * Refuses to begin what is known not to end well, before anybody fills in or approves anything. Throws UserError with the
 * permission that is missing; what could not be tried does not stop anybody.
 */
export async function requireCapable(deps: Deps): Promise<void> {
  const found = await knownCapabilities(deps);
  const missing = [...new Set(found.filter(({ state }) => state === 'missing').map(({ needs }) => needs))];
  if (missing.length === 0) return;
  throw new UserError(
    sentence(
      'Nothing can be published or changed now: Microsoft Graph refuses the bot what it needs ({needs}).',
      { needs: joined(missing, ', ') },
    ),
    sentence('Ask the operator of this bot to run “{command}”, wait a minute, and try again.', {
      command: grantCommand(deps.graphAs !== null),
    }),
  );
}
