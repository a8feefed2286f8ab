import type { VerifiedCustomDomainCertificatesMetadata } from '@microsoft/microsoft-graph-types-beta';
import type { ShortLook } from '../../graph/short-look.ts';
import { moment, sentence, type Text } from '../../language/sentence.ts';
import type { Deps } from '../model/deps.ts';
import { storedDesired } from '../model/request/stored.ts';
import type { Due } from './due.ts';
import { note } from './note.ts';
import { stageOf, type Stage } from './stage.ts';
import { tell } from './tell.ts';
import { together, type Told } from './told.ts';

type Certificate = VerifiedCustomDomainCertificatesMetadata;

/** A host in a domain of the organisation, with the certificate that Graph shows for it. */
interface Served {
  host: string;
  certificate: Certificate | null;
}

/**
 * Tells when the certificate of a host in a domain of the organisation nears its end, in stages, and when there is a new
 * one. Certificates of addresses under msappproxy.net are Microsoft's.
 */
export async function lookAtCertificates(
  deps: Deps,
  some: readonly Due[],
  lookAt: ReadonlyMap<string, ShortLook | undefined>,
  now: Date,
): Promise<void> {
  const served = some.flatMap((due) => servedBy(due, lookAt));
  if (served.length === 0) return;
  await tell(deps, 'certificate', async (trx) => {
    const told: Told[] = [];
    for (const { host, certificate } of served) {
      const stage = stageOf(certificate?.expiryDate, now);
      const line = lineOf(host, certificate, stage);
      const seen = {
        kind: 'certificate',
        about: host,
        state: stage,
        line,
        sights: 1,
        isUrgent: true,
      } as const;
      const turned = await note(deps, trx, { ...seen, isWrong: stage !== '' }, now);
      if (turned && turned !== 'waits') told.push(toldOf(host, certificate, stage));
    }
    return together(told);
  });
}

function servedBy(
  { publication, applications }: Due,
  lookAt: ReadonlyMap<string, ShortLook | undefined>,
): Served[] {
  return storedDesired(publication).applications.flatMap(({ role, externalUrl }): Served[] => {
    const { hostname: host } = new URL(externalUrl);
    const id = applications.find((row) => row.role === role)?.application_id ?? '';
    const publishing = lookAt.get(id)?.publishing;
    if (host.endsWith('.msappproxy.net') || !publishing || publishing === 'hidden') return [];
    const { verifiedCustomDomainCertificatesMetadata: found } = publishing;
    return found?.thumbprint ? [{ host, certificate: found }] : [];
  });
}

function lineOf(host: string, certificate: Certificate | null, stage: Stage): Text {
  if (stage === '') return '';
  const date = moment(certificate?.expiryDate ?? '');
  return stage === 'ended'
    ? sentence('The certificate for {host} expired on {date}: upload a new one.', { host, date })
    : sentence('The certificate for {host} expires on {date}: upload a new one before.', { host, date });
}

function toldOf(host: string, certificate: Certificate | null, stage: Stage): Told {
  if (stage === '') {
    const title = sentence('The certificate for {host} is valid until {date}', {
      host,
      date: moment(certificate?.expiryDate ?? ''),
    });
    return { tone: 'good', title, lines: [], advice: '' };
  }
  return {
    tone: stage === 'ended' ? 'alarm' : 'warning',
    title:
      stage === 'ended'
        ? sentence('A certificate has expired')
        : sentence('A certificate is about to expire'),
    lines: [lineOf(host, certificate, stage)],
    advice: sentence(
      'It is uploaded on the Application proxy page of the application in the Entra admin center.',
    ),
  };
}
