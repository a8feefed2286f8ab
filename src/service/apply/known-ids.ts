import { findApplications } from '../../store/publications.ts';
import type { Deps } from '../deps.ts';
import type { KnownIds } from '../publication/observe.ts';

/** The recorded object ids of a publication's applications. */
export async function knownIds(deps: Deps, publicationId: string): Promise<KnownIds> {
  const rows = await findApplications(deps.db, publicationId);
  return Object.fromEntries(
    rows.map((row) => [
      row.role,
      {
        applicationId: row.application_id,
        appId: row.app_id,
        servicePrincipalId: row.service_principal_id,
      },
    ]),
  );
}
