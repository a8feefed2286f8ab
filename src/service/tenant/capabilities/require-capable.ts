import { UserError } from '../../../errors.ts';
import { listed, sentence } from '../../../language/sentence.ts';
import type { Deps } from '../../model/deps.ts';
import { inTime } from '../../waiting/in-time.ts';
import type { Actor } from '../../model/request/request.ts';
import type { Capability } from '../../model/capability.ts';
import { grantCommand } from './capability.ts';
import { tryInNameOf } from './try-capabilities.ts';

/** Returns what the bot can do in Microsoft Graph, as far as is known within the time a click allows. Never throws. */
export function knownCapabilities({ capabilities, log }: Deps): Promise<readonly Capability[]> {
  return inTime(log, 'capabilities', capabilities.read(), capabilities.last() ?? []);
}

/**
 * Returns what can be done in a person's name, within the time a click allows; empty = not known, or everything is done
 * as the bot. Never throws.
 */
export function knownInNameOf(deps: Deps, actor: Actor): Promise<readonly Capability[]> {
  return inTime(deps.log, 'own capabilities', tryInNameOf(deps, actor), []);
}

/**
 * Refuses work that is bound to fail, before anybody fills in a form or approves. Throws UserError naming the missing
 * permissions; capabilities that could not be tested do not block.
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
 * As `requireCapable`, for changes made in the approver's name: their Entra role may be inactive. Throws UserError; a
 * capability that gave no answer in time does not block.
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
