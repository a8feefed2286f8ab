import { findApplications, type ApplicationRow } from '../../store/applications.ts';
import { findPublicationById } from '../../store/publications.ts';
import { ageMs } from '../waiting/age.ts';
import type { Deps } from '../model/deps.ts';
import { storedDesired } from '../model/request/stored.ts';
import type { KnownIds } from '../model/publication/observed.ts';
import type { Role } from '../model/publication/role.ts';

/** Returns the recorded object ids of a publication's applications, with what is recorded about each. */
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
        connectorGroupId: row.connector_group_id,
      },
    ]),
  );
}

/**
 * Whether an application may exist although it cannot be read: until its first read, unless a request has waited for it
 * up to the deadline; and for a while afterwards, because not every replica has it.
 */
function isAwaited({ waits }: Deps, { awaited_since: since, is_seen: isSeen }: ApplicationRow): boolean {
  return since !== null && (!isSeen || ageMs(since) < waits.deadlineMinutes * 60_000);
}

/** Older versions did not record adoption; the publication's desired state tells which roles were adopted. */
async function adoptedRoles(deps: Deps, publicationId: string): Promise<Role[]> {
  const publication = await findPublicationById(deps.db, publicationId);
  const applications = publication ? storedDesired(publication).applications : [];
  return applications.filter(({ isAdopted }) => isAdopted).map(({ role }) => role);
}
