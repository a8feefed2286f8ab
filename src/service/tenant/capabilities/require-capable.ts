import { UserError } from '../../../errors.ts';
import { listed, sentence } from '../../../language/sentence.ts';
import type { Deps } from '../../model/deps.ts';
import { inTime } from '../../waiting/in-time.ts';
import type { Actor } from '../../model/request.ts';
import type { Capability } from '../../model/capability.ts';
import { grantCommand } from './capability.ts';
import { tryInNameOf } from './try-capabilities.ts';

/** What the bot can do in Microsoft Graph, as far as it is known in the time a click has. Never throws. */
export function knownCapabilities({ capabilities, log }: Deps): Promise<readonly Capability[]> {
  return inTime(log, 'capabilities', capabilities.read(), capabilities.last() ?? []);
}

/** What can be done in somebody's name, in the time a click has; empty = not known, or all is done as the bot. Never throws. */
export function knownInNameOf(deps: Deps, actor: Actor): Promise<readonly Capability[]> {
  return inTime(deps.log, 'own capabilities', tryInNameOf(deps, actor), []);
}

/**
 * Refuses to begin what is known not to end well, before anybody fills in or approves anything. Throws UserError with the
 * permission that is missing; what could not be tried does not stop anybody.
 */
export async function requireCapable(deps: Deps): Promise<void> {
  const missing = missingOf(await knownCapabilities(deps));
  if (missing.length === 0) return;
  throw new UserError(
    sentence(
      'Nothing can be published or changed now: Microsoft Graph refuses the bot what it needs ({needs}).',
      { needs: listed(missing) },
    ),
    sentence('Ask the operator of this bot to run “{command}”, wait a minute, and try again.', {
      command: grantCommand(deps.graphAs !== null),
    }),
  );
}

/**
 * The same for changes in the name of who approves them, whose role may not be active. Throws UserError; what gave no answer
 * in the time a click has does not stop anybody.
 */
export async function requireCapableInNameOf(deps: Deps, actor: Actor): Promise<void> {
  const missing = missingOf(await knownInNameOf(deps, actor));
  if (missing.length === 0) return;
  throw new UserError(
    sentence('Microsoft Graph refuses what would be done in your name ({needs}), so nothing was changed.', {
      needs: listed(missing),
    }),
    sentence('Activate that Entra role for your account, wait a minute, and approve again.'),
  );
}

function missingOf(found: readonly Capability[]): string[] {
  return [...new Set(found.filter(({ state }) => state === 'missing').map(({ needs }) => needs))];
}
