import { moment, sentence, type Text } from '../../language/sentence.ts';
import type { VerifiedCustomDomainCertificatesMetadata } from '@microsoft/microsoft-graph-types-beta';

const soonMs = 30 * 24 * 3600 * 1000;

/**
 * Says what is wrong with the certificate under which Application Proxy serves a host in a domain of the organisation;
 * `''` = nothing that Graph shows. Graph shows no alternative names, so another subject may be right, too.
 * https://learn.microsoft.com/graph/api/resources/verifiedcustomdomaincertificatesmetadata
 */
export function certificateWords(
  certificate: VerifiedCustomDomainCertificatesMetadata | null | undefined,
  host: string,
  now = Date.now(),
): Text {
  if (!certificate?.thumbprint)
    return sentence(
      '{host} has no certificate: upload one on its Application proxy page in the Entra admin center.',
      {
        host,
      },
    );
  const ends = Date.parse(certificate.expiryDate ?? '');
  const date = moment(certificate.expiryDate ?? '');
  if (ends <= now)
    return sentence('The certificate for {host} expired on {date}: upload a new one.', { host, date });
  if (ends - now < soonMs)
    return sentence('The certificate for {host} expires on {date}: upload a new one before.', { host, date });
  const subject =
    /CN=([^,]+)/i
      .exec(certificate.subjectName ?? '')?.[1]
      ?.trim()
      .toLowerCase() ?? '';
  if (!subject || covers(subject, host)) return '';
  return sentence('The certificate for {host} is made out to {subject}: check that it names {host}, too.', {
    host,
    subject,
  });
}

/** Whether nobody can connect with it: there is none, or it has expired. */
export function isUselessCertificate(
  certificate: VerifiedCustomDomainCertificatesMetadata | null | undefined,
  now = Date.now(),
): boolean {
  return !certificate?.thumbprint || Date.parse(certificate.expiryDate ?? '') <= now;
}

/** A wildcard covers one label. */
function covers(subject: string, host: string): boolean {
  const name = host.toLowerCase();
  return subject.startsWith('*.') ? subject.slice(1) === name.slice(name.indexOf('.')) : subject === name;
}
