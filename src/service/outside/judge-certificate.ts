import type { CertificateFacts } from '../../edge/handshake.ts';
import { moment, sentence, type Text } from '../../language/sentence.ts';
import { fine, isMicrosofts, unchecked, unseen, wrong } from './judged.ts';
import type { Expected, Judged } from './judged.ts';

const soonMs = 30 * 24 * 3600 * 1000;

/** What Graph shows of the certificate uploaded for a host of the organisation. */
export interface UploadedCertificate {
  /** What is wrong with it, in a sentence; `''` = nothing, or Graph does not show it. */
  words: Text;
  /** People cannot connect: there is none, or it has expired. */
  isUseless: boolean;
  /** In lower-case hexadecimal digits; `''` = not known. */
  thumbprint: string;
}

/** Judges the certificate that the host shows, or where no handshake was possible, the one that Graph shows.
 * https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain#certificates-for-custom-domains */
export function judgeCertificate(
  expected: Expected,
  shown: CertificateFacts | null,
  uploaded: UploadedCertificate,
): Judged {
  const { host } = expected;
  if (shown === null) return judgeUploaded(uploaded);
  const { problem, endsAt } = shown;
  if (problem) return judgeBad(expected, shown, uploaded);
  const isSoon = !isMicrosofts(host) && Date.parse(endsAt) - Date.now() < soonMs;
  if (!isSoon) return withEnd(fine('certificate'), endsAt);
  const text = sentence('The certificate for {host} expires on {date}: upload a new one before.', {
    host,
    date: moment(endsAt),
  });
  const finding = { step: 'certificate', state: 'unsure', text, cause: 'certificate-ends' } as const;
  return withEnd({ finding, verdict: 'fine' }, endsAt);
}

function judgeUploaded({ words, isUseless }: UploadedCertificate): Judged {
  if (words === '') return unseen('certificate');
  if (isUseless) return wrong('certificate', 'wrong', 'certificate-uploaded', words);
  const finding = {
    step: 'certificate',
    state: 'unsure',
    text: words,
    cause: 'certificate-uploaded',
  } as const;
  return { finding, verdict: 'fine' };
}

/** Microsoft's own certificates are trusted everywhere, so another one comes from a device on the way from here. */
function judgeBad({ host }: Expected, shown: CertificateFacts, uploaded: UploadedCertificate): Judged {
  const { problem, endsAt, names } = shown;
  if (isMicrosofts(host))
    return unchecked(
      'certificate',
      'inspected-from-here',
      sentence(
        'From here the connection to {host} is opened on its way: the certificate is not Microsoft’s ({problem}).',
        { host, problem },
      ),
    );
  if (isInspected(shown, uploaded))
    return unchecked(
      'certificate',
      'inspected-from-here',
      sentence(
        'From here the connection to {host} is opened on its way: the certificate is not the one uploaded ({problem}).',
        { host, problem },
      ),
    );
  const bad = (cause: string, text: Text) => withEnd(wrong('certificate', 'wrong', cause, text), endsAt);
  if (problem === 'CERT_HAS_EXPIRED')
    return bad(
      'certificate-expired',
      sentence('The certificate for {host} expired on {date}: upload a new one.', {
        host,
        date: moment(endsAt),
      }),
    );
  if (problem === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return withEnd(
      wrong(
        'certificate',
        'late',
        'certificate-other-name',
        sentence(
          'The certificate at {host} is made out to {names}: upload one for {host} on its Application proxy page in the Entra admin center.',
          { host, names: names.join(', ') || '–' },
        ),
      ),
      endsAt,
    );
  return bad(
    'certificate-untrusted',
    sentence(
      'Browsers do not trust the certificate at {host} ({problem}): upload one from a public authority, with its intermediate certificates.',
      { host, problem },
    ),
  );
}

/** A device on the way makes a certificate of its own for the same name. */
function isInspected({ problem, thumbprint }: CertificateFacts, uploaded: UploadedCertificate): boolean {
  const isOfNoAuthority = problem !== 'CERT_HAS_EXPIRED' && problem !== 'ERR_TLS_CERT_ALTNAME_INVALID';
  const isKnown = thumbprint !== '' && uploaded.thumbprint !== '' && !uploaded.isUseless;
  return isOfNoAuthority && isKnown && thumbprint !== uploaded.thumbprint;
}

function withEnd(judged: Judged, endsAt: string): Judged {
  return endsAt ? { ...judged, finding: { ...judged.finding, endsAt } } : judged;
}
