import { randomUUID } from 'node:crypto';
import { listCredentials } from '../../graph/credentials.ts';
import { isForbidden } from '../../graph/graph-error.ts';
import { moment, sentence } from '../../language/sentence.ts';
import type { Deps } from '../model/deps.ts';
import { note, toldIf, type Sighting } from './note.ts';
import { stageOf, type Stage } from './stage.ts';
import { tell } from './tell.ts';
import type { Told } from './told.ts';

/** What proves who the bot is ends at some time. */
interface Ending {
  endsAt: string;
  /** Another one, which ends later, is there. */
  hasNext: boolean;
}

/**
 * Tells when what the bot signs in with, a secret or a certificate, nears its end. Without either there is nothing to
 * watch; where Graph does not show the registration, nobody knows. Throws what Graph throws.
 */
export async function lookAtCredential(deps: Deps, now: Date): Promise<void> {
  const ending = await readEnding(deps, now);
  if (!ending) return;
  const stage = stageOf(ending.endsAt, now);
  const told = stage === '' ? fine(ending) : near(ending, stage);
  await tell(deps, 'bot', async (trx) => {
    const isWrong = stage !== '';
    const line = isWrong ? told.title : '';
    const sighting: Sighting = {
      kind: 'credential',
      about: '',
      state: stage,
      isWrong,
      sights: 1,
      isUrgent: true,
      line,
    };
    return toldIf(await note(deps, trx, sighting, now), told);
  });
}

/** Null = there is none, or Graph does not show it. */
async function readEnding(deps: Deps, now: Date): Promise<Ending | null> {
  const { signsInWith } = deps;
  if (!signsInWith) return null;
  const all = await listCredentials(deps.graphFor(randomUUID()), signsInWith.appId).catch(
    (error: unknown) => {
      if (isForbidden(error)) return null;
      throw error;
    },
  );
  const own = (all ?? []).filter(({ kind }) => kind === signsInWith.kind);
  const ends = own.flatMap(({ endsAt }) => endsAt?.toISOString() ?? []);
  const last = ends.at(-1);
  if (last === undefined) return null;
  const endsAt = ends.find((end) => Date.parse(end) > now.getTime()) ?? last;
  return { endsAt, hasNext: endsAt !== last };
}

function near({ endsAt, hasNext }: Ending, stage: Stage): Told {
  const date = moment(endsAt);
  return {
    tone: stage === 'ended' ? 'alarm' : 'warning',
    title:
      stage === 'ended'
        ? sentence('What the bot signs in with has expired on {date}', { date })
        : sentence('What the bot signs in with expires on {date}', { date }),
    lines: [sentence('Without it the bot can neither answer nor read or change anything.')],
    advice: hasNext
      ? sentence('A newer one is there: make sure that the bot uses it.')
      : sentence('An operator adds a new secret or certificate to the registration and gives it to the bot.'),
  };
}

function fine({ endsAt }: Ending): Told {
  const title = sentence('What the bot signs in with is valid until {date}', { date: moment(endsAt) });
  return { tone: 'good', title, lines: [], advice: '' };
}
