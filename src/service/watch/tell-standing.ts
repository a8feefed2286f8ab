import { sentence } from '../../language/sentence.ts';
import { findWrongSince, lockWatched, updateWatched } from '../../store/watched.ts';
import type { Deps } from '../model/deps.ts';
import { tell } from './tell.ts';

const dayMs = 24 * 3600 * 1000;
const mostLines = 12;
const day = { kind: 'day', about: '' } as const;

/** Reminds once a day, in one message, of everything that was told and has been wrong for a day since. */
export async function tellStanding(deps: Deps, now: Date): Promise<void> {
  const before = new Date(now.getTime() - dayMs);
  await tell(deps, 'standing', async (trx) => {
    const wrong = await findWrongSince(trx, before, mostLines + 1);
    if (wrong.length === 0) return null;
    const { told_at: last } = await lockWatched(trx, day);
    if (last && last > before) return null;
    await updateWatched(trx, day, { told_at: now });
    const lines = wrong.flatMap(({ data }) => data.line ?? []);
    const shown = lines.slice(0, mostLines);
    return {
      tone: 'warning',
      title: sentence('Still not as it should be'),
      lines: lines.length > shown.length ? [...shown, sentence('There is more.')] : shown,
      advice: '',
    };
  });
}
