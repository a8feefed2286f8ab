import type { ShortLook } from '../../graph/short-look.ts';
import type { Db } from '../../store/db.ts';
import type { Finding, OutsideCheck } from '../model/publication/outside.ts';
import { storedDesired } from '../model/request/stored.ts';
import { lastOutside } from '../outside/last-outside.ts';
import type { Due } from './due.ts';

/** A host in a domain of the organisation. */
export interface Served {
  host: string;
  /** When its certificate ends, as an ISO date; null = there is none. */
  endsAt: string | null;
}

/**
 * Returns the certificates of a publication's hosts in domains of the organisation, as Microsoft Graph and the last visit
 * from outside show them; what neither shows is left out.
 */
export async function certificatesOf(
  db: Db,
  { publication, applications }: Due,
  lookAt: ReadonlyMap<string, ShortLook | undefined>,
): Promise<Served[]> {
  const hosts = storedDesired(publication)
    .applications.map(({ role, externalUrl }) => ({ role, host: new URL(externalUrl).hostname }))
    .filter(({ host }) => !host.endsWith('.msappproxy.net'));
  if (hosts.length === 0) return [];
  const checks = await lastOutside(db, publication.id);
  return hosts.flatMap(({ role, host }): Served[] => {
    const id = applications.find((row) => row.role === role)?.application_id ?? '';
    const shown = shownOutside(checks.find((one) => one.role === role));
    const uploaded = uploadedEnd(lookAt.get(id)?.publishing);
    if (uploaded === null && shown?.state === 'wrong') return [{ host, endsAt: null }];
    // What people meet is an old certificate for a while after a new one was uploaded.
    const [first] = [shown?.endsAt, uploaded].filter((end) => typeof end === 'string').toSorted(byTime);
    if (first !== undefined) return [{ host, endsAt: first }];
    return uploaded === null ? [{ host, endsAt: null }] : [];
  });
}

function byTime(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}

function shownOutside(check: OutsideCheck | undefined): Finding | undefined {
  return check?.findings.find(({ step }) => step === 'certificate');
}

/** Null = there is no certificate; undefined = Graph does not show it, or when it ends. */
function uploadedEnd(publishing: ShortLook['publishing'] | undefined): string | null | undefined {
  if (!publishing || publishing === 'hidden') return undefined;
  const { verifiedCustomDomainCertificatesMetadata: found } = publishing;
  return found?.thumbprint ? (found.expiryDate ?? undefined) : null;
}
