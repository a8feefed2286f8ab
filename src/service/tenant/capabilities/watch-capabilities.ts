import { english } from '../../../language/say.ts';
import type { Log } from '../../../log.ts';
import { keep } from '../../waiting/keep.ts';
import type { Capabilities, Capability } from '../../model/capability.ts';

const [freshSeconds, freshSecondsInTrouble] = [300, 30];

/**
 * Caches the result of `attempt` for five minutes, or for half a minute while a capability is missing, refused or unreachable.
 */
export function watchCapabilities(attempt: () => Promise<readonly Capability[]>, log: Log): Capabilities {
  const attemptAndLog = async () => {
    const found = await attempt();
    for (const { needs, what } of found.filter(({ state }) => state === 'missing' || state === 'refused'))
      log.warn({ needs, what: english(what) }, 'Microsoft Graph refuses what the bot needs');
    return found;
  };
  return keep(attemptAndLog, (found) => (found.some(isTrouble) ? freshSecondsInTrouble : freshSeconds));
}

function isTrouble({ state }: Capability): boolean {
  return ['missing', 'refused', 'unreachable'].includes(state);
}
