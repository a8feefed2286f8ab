import { listed, sentence } from '../../language/sentence.ts';
import type { Deps } from '../model/deps.ts';
import { grantCommand } from '../tenant/capabilities/capability.ts';
import { note, toldIf, type Sighting } from './note.ts';
import { tell } from './tell.ts';
import type { Told } from './told.ts';

/** Tells what Microsoft Graph has begun to refuse the bot, and when it is allowed again. */
export async function lookAtPermissions(deps: Deps, now: Date): Promise<void> {
  const found = await deps.capabilities.read();
  // Nothing is known of what gave no answer.
  if (found.some(({ state }) => state === 'unreachable')) return;
  const missing = found.filter(({ state }) => state === 'missing' || state === 'refused');
  const needs = [...new Set(missing.map((one) => one.needs))].toSorted();
  const told = needs.length > 0 ? refused(needs, grantCommand(deps.graphAs !== null)) : allowed;
  await tell(deps, 'bot', async (trx) => {
    const isWrong = needs.length > 0;
    const sighting: Sighting = {
      kind: 'permissions',
      about: '',
      state: needs.join(' '),
      isWrong,
      sights: 2,
      line: isWrong ? told.title : '',
    };
    return toldIf(await note(deps, trx, sighting, now), told);
  });
}

function refused(needs: readonly string[], command: string): Told {
  return {
    tone: 'warning',
    title: sentence('Microsoft Graph refuses the bot what it needs ({needs})', { needs: listed(needs) }),
    lines: [sentence('Nothing can be published or changed until then, and some of the watch is blind.')],
    advice: sentence('An operator grants what is missing with “{command}”.', { command }),
  };
}

const allowed: Told = {
  tone: 'good',
  title: sentence('Microsoft Graph allows the bot again what it needs'),
  lines: [],
  advice: '',
};
