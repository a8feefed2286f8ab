import { visitExternalUrl } from '../../edge/visit.ts';
import { getOnPremisesPublishing } from '../../graph/on-premises-publishing.ts';
import { findApplications } from '../../store/applications.ts';
import type { OutsideCheckRow } from '../../store/outside-checks.ts';
import type { Deps } from '../model/deps.ts';
import type { Desired, DesiredApplication } from '../model/publication/desired.ts';
import { entryUrl } from '../model/publication/entry.ts';
import type { Readers } from '../model/readers.ts';
import { certificateWords, isUselessCertificate } from '../preflight/certificate.ts';
import { hidden, readVisible } from '../tenant/read-visible.ts';
import { isWithin } from '../waiting/age.ts';
import type { UploadedCertificate } from './judge-certificate.ts';
import { isClosing } from './is-closing.ts';
import { judge } from './judge.ts';
import { isMicrosofts, type Expected } from './judged.ts';

/** A check as stored, but for the request whose cards show it. */
export type Looked = Omit<OutsideCheckRow, 'request_id' | 'findings'> & { findings: string };

interface Known {
  known: readonly OutsideCheckRow[];
  openedAt: Date;
  before?: readonly OutsideCheckRow[];
}

/**
 * Visits each address at which people enter once, without signing in. `known` are the last visits; what is looked for
 * anew, or was never looked at, was opened at `openedAt`; `before` are the last visits under what was approved before.
 * Never throws but for the database's errors.
 */
export async function lookFromOutside(
  deps: Deps,
  readers: Readers,
  desired: Desired,
  { known, openedAt, before = [] }: Known,
): Promise<Looked[]> {
  const rows = await findApplications(deps.db, desired.publicationId);
  const allowedSuffixes = ['msappproxy.net', ...(await verifiedDomains(deps))];
  return Promise.all(
    desired.applications.map(async (application) => {
      const ids = rows.find(({ role }) => role === application.role);
      const appId = (ids?.app_id ?? '').toLowerCase();
      const wanted = wantedOf(desired, application, appId);
      const last = known.find((one) => one.role === application.role && one.wanted === wanted);
      const opened = last?.opened_at ?? openedAt;
      const earlier = before.find((one) => one.role === application.role);
      const expected = expectedOf(desired, application, {
        appId,
        isNew: !last?.verified_at && isWithin(opened, settlingMs(deps, application)),
        isClosing:
          isClosing(entryUrl(application), earlier, last) &&
          isWithin(opened, deps.waits.addressMinutes * 60_000),
        wasReached: Boolean((last ?? earlier)?.verified_at),
      });
      const [visit, uploaded] = await Promise.all([
        visitExternalUrl(visitOptions(deps, allowedSuffixes), entryUrl(application)),
        readUploaded(readers, expected.host, ids?.application_id ?? ''),
      ]);
      const { state, findings } = judge(expected, visit, uploaded);
      const now = new Date();
      return {
        publication_id: desired.publicationId,
        role: application.role,
        state,
        since: last?.state === state ? last.since : now,
        checked_at: now,
        findings: JSON.stringify(findings),
        wanted,
        opened_at: opened,
        verified_at: state === 'verified' ? now : (last?.verified_at ?? null),
      };
    }),
  );
}

function visitOptions({ servedAt, network }: Deps, allowedSuffixes: readonly string[]) {
  return { allowedSuffixes, servedAt, ...(network && { network }) };
}

/** What is looked for, as one value: another one begins anew. */
function wantedOf({ connectorGroup }: Desired, application: DesiredApplication, appId: string): string {
  return JSON.stringify([entryUrl(application), application.preAuthentication, appId, connectorGroup.id]);
}

function expectedOf(
  { connectorGroup }: Desired,
  { externalUrl, internalUrl, preAuthentication }: DesiredApplication,
  more: Pick<Expected, 'appId' | 'isNew' | 'isClosing' | 'wasReached'>,
): Expected {
  const { host } = new URL(externalUrl);
  const internalHost = URL.parse(internalUrl)?.hostname ?? '';
  return { host, internalHost, preAuthentication, connectorGroup, ...more };
}

function settlingMs({ waits }: Deps, { externalUrl }: DesiredApplication): number {
  const isDefault = isMicrosofts(new URL(externalUrl).hostname);
  return (isDefault ? waits.addressMinutes : waits.ownDomainMinutes) * 60_000;
}

/** Falls back to the domains read last if the tenant does not answer; empty if it never has. Never throws. */
async function verifiedDomains(deps: Deps): Promise<string[]> {
  const facts = await deps.tenant.read().catch(() => deps.tenant.last());
  return (facts?.domains ?? []).map((domain) => domain.toLowerCase());
}

/** Certificates of addresses under msappproxy.net are Microsoft's. */
async function readUploaded(
  readers: Readers,
  host: string,
  applicationId: string,
): Promise<UploadedCertificate> {
  const nothing = { words: '', isUseless: false, thumbprint: '' };
  if (isMicrosofts(host) || !applicationId) return nothing;
  const publishing = await readVisible(readers, (graph) =>
    getOnPremisesPublishing(graph, applicationId),
  ).catch(() => null);
  if (!publishing || publishing === hidden) return nothing;
  const { verifiedCustomDomainCertificatesMetadata: certificate } = publishing;
  return {
    words: certificateWords(certificate, host),
    isUseless: isUselessCertificate(certificate),
    thumbprint: (certificate?.thumbprint ?? '').toLowerCase(),
  };
}
