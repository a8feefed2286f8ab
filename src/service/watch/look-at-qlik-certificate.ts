import { moment, sentence } from '../../language/sentence.ts';
import { findWatched } from '../../store/watched.ts';
import type { Deps } from '../model/deps.ts';
import { note, toldIf } from './note.ts';
import { stageOf, type Stage } from './stage.ts';
import { tell } from './tell.ts';
import type { Told } from './told.ts';

const key = { kind: 'credential', about: 'qlik' } as const;

/**
 * Tells when the client certificate with which the bot reads Qlik Sense nears its end, in stages, and when there is a
 * new one. Where the bot does not read Qlik Sense any more, what was told of it is over without a word.
 */
export async function lookAtQlikCertificate(deps: Deps, now: Date): Promise<void> {
  const endsAt = deps.qlik?.repository.certificateEndsAt.toISOString() ?? '';
  if (endsAt === '' && !(await findWatched(deps.db, key))?.is_wrong) return;
  const stage = stageOf(endsAt, now);
  const told = stage === '' ? fine(endsAt) : near(endsAt, stage);
  await tell(deps, 'bot', async (trx) => {
    const isWrong = stage !== '';
    const line = isWrong ? told.title : '';
    const noted = await note(
      deps,
      trx,
      { ...key, state: stage, isWrong, sights: 1, isUrgent: true, line },
      now,
    );
    return endsAt === '' ? null : toldIf(noted, told);
  });
}

function near(endsAt: string, stage: Stage): Told {
  const date = moment(endsAt);
  return {
    tone: stage === 'ended' ? 'alarm' : 'warning',
    title:
      stage === 'ended'
        ? sentence('The bot’s client certificate for Qlik Sense has expired on {date}', { date })
        : sentence('The bot’s client certificate for Qlik Sense expires on {date}', { date }),
    lines: [
      sentence(
        'Without it the bot can neither read nor change Qlik Sense. Published addresses go on working.',
      ),
    ],
    advice: sentence(
      'Export a new one in the Qlik Management Console; the operator of this bot replaces the files and restarts the bot.',
    ),
  };
}

function fine(endsAt: string): Told {
  const title = sentence('The bot’s client certificate for Qlik Sense is valid until {date}', {
    date: moment(endsAt),
  });
  return { tone: 'good', title, lines: [], advice: '' };
}
