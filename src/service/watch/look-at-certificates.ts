import type { ShortLook } from '../../graph/short-look.ts';
import { moment, sentence, type Text } from '../../language/sentence.ts';
import type { Deps } from '../model/deps.ts';
import { certificatesOf, type Served } from './certificates-of.ts';
import type { Due } from './due.ts';
import { note } from './note.ts';
import { stageOf, type Stage } from './stage.ts';
import { tell } from './tell.ts';
import { together, type Told } from './told.ts';

/**
 * Tells when the certificate of a host in a domain of the organisation nears its end, in stages, when there is none, and
 * when there is a new one. Certificates of addresses under msappproxy.net are Microsoft's.
 */
export async function lookAtCertificates(
  deps: Deps,
  some: readonly Due[],
  lookAt: ReadonlyMap<string, ShortLook | undefined>,
  now: Date,
): Promise<void> {
  const served = (await Promise.all(some.map((due) => certificatesOf(deps.db, due, lookAt)))).flat();
  if (served.length === 0) return;
  await tell(deps, 'certificate', async (trx) => {
    const told: Told[] = [];
    for (const one of served) {
      const stage = one.endsAt === null ? 'missing' : stageOf(one.endsAt, now);
      const sighting = {
        kind: 'certificate',
        about: one.host,
        state: stage,
        isWrong: stage !== '',
        line: lineOf(one, stage),
        sights: 2,
        isUrgent: stage !== 'missing',
      } as const;
      const turned = await note(deps, trx, sighting, now);
      if (turned && turned !== 'waits') told.push(toldOf(one, stage));
    }
    return together(told);
  });
}

function lineOf({ host, endsAt }: Served, stage: Stage | 'missing'): Text {
  const date = moment(endsAt ?? '');
  if (stage === '') return '';
  if (stage === 'missing')
    return sentence(
      '{host} has no certificate: upload one on its Application proxy page in the Entra admin center.',
      { host },
    );
  return stage === 'ended'
    ? sentence('The certificate for {host} expired on {date}: upload a new one.', { host, date })
    : sentence('The certificate for {host} expires on {date}: upload a new one before.', { host, date });
}

function toldOf(one: Served, stage: Stage | 'missing'): Told {
  if (stage === '') {
    const title = sentence('The certificate for {host} is valid until {date}', {
      host: one.host,
      date: moment(one.endsAt ?? ''),
    });
    return { tone: 'good', title, lines: [], advice: '' };
  }
  return {
    tone: stage === 'ended' ? 'alarm' : 'warning',
    title: titleOf(stage),
    lines: [lineOf(one, stage)],
    advice: sentence(
      'It is uploaded on the Application proxy page of the application in the Entra admin center.',
    ),
  };
}

function titleOf(stage: Stage | 'missing'): Text {
  if (stage === 'missing') return sentence('A certificate is missing');
  return stage === 'ended'
    ? sentence('A certificate has expired')
    : sentence('A certificate is about to expire');
}
