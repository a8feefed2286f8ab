import type { Log } from '../../log.ts';
import { english } from '../../language/say.ts';
import type { Capability } from './capability.ts';

/** What the bot can do in Microsoft Graph, tried a while ago at most. */
export interface Capabilities {
  /** At most five minutes old; half a minute while something is missing. Never throws. */
  read(): Promise<readonly Capability[]>;
  /** Tried last, however long ago; null = never. */
  last(): readonly Capability[] | null;
}

const [freshSeconds, freshSecondsMissing] = [300, 30];

/** Keeps the answers of `attempt`; concurrent readers share one. */
export function watchCapabilities(attempt: () => Promise<readonly Capability[]>, log: Log): Capabilities {
  let last: { found: readonly Capability[]; at: number } | null = null;
  let trying: Promise<readonly Capability[]> | null = null;
  const tryNow = async () => {
    const found = await attempt();
    last = { found, at: Date.now() };
    for (const { needs, what } of found.filter(({ state }) => state === 'missing'))
      log.warn({ needs, what: english(what) }, 'Microsoft Graph refuses what the bot needs');
    return found;
  };
  return {
    last: () => last?.found ?? null,
    read: async () => {
      const seconds = last?.found.some(({ state }) => state === 'missing')
        ? freshSecondsMissing
        : freshSeconds;
      if (last && Date.now() - last.at < seconds * 1000) return last.found;
      trying ??= tryNow().finally(() => (trying = null));
      return trying;
    },
  };
}
