import { findApplications, type ApplicationRow } from '../../store/applications.ts';
import { findPublicationById } from '../../store/publications.ts';
import { ageMs } from '../waiting/age.ts';
import type { Deps } from '../model/deps.ts';
import { storedDesired } from '../model/stored.ts';
import type { KnownIds } from '../model/observed.ts';
import type { Role } from '../model/role.ts';

/** The recorded object ids of a publication's applications, with what is recorded of each. */
export async function knownIds(deps: Deps, publicationId: string): Promise<KnownIds> {
  const rows = await findApplications(deps.db, publicationId);
  const adopted = rows.some(({ origin }) => origin === '') ? await adoptedRoles(deps, publicationId) : [];
  return Object.fromEntries(
    rows.map((row) => [
      row.role,
      {
        applicationId: row.application_id,
        appId: row.app_id,
        servicePrincipalId: row.service_principal_id,
        isOurs: row.origin === 'made' || (row.origin === '' && !adopted.includes(row.role)),
        isAwaited: isAwaited(deps, row),
        isSeen: row.is_seen,
      },
    ]),
  );
}

/**
 * Whether it may be there although it cannot be read: until it was read once, unless a request has waited for it in vain
 * to its deadline; and for a while after that, because not every replica knows it.
 */
function isAwaited({ waits }: Deps, { awaited_since: since, is_seen: isSeen }: ApplicationRow): boolean {
  return since !== null && (!isSeen || ageMs(since) < waits.deadlineMinutes * 60_000);
}

/** An older version did not record what it adopted; the approved state of the publication says so. */
async function adoptedRoles(deps: Deps, publicationId: string): Promise<Role[]> {
  const publication = await findPublicationById(deps.db, publicationId);
  const applications = publication ? storedDesired(publication).applications : [];
  return applications.filter(({ isAdopted }) => isAdopted).map(({ role }) => role);
}
