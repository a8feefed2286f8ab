import { findApplicationsByName } from '../../graph/application-state.ts';
import { findServicePrincipalByAppId } from '../../graph/service-principals.ts';
import type { CreationRow } from '../../store/creations.ts';
import { upsertApplication } from '../../store/applications.ts';
import { userRoleOf } from './observe.ts';
import { temporaryName } from '../model/publication/stamp.ts';
import { Settling } from '../waiting/settling.ts';
import type { Ids, Run } from './run.ts';

/** An application created by an attempt, as found in a list. */
export type Begun = Pick<Ids, 'applicationId' | 'appId'>;

/**
 * Looks once, by their secret names, for applications that creation attempts with an unknown outcome may have made for
 * one role. Records the first one found as ours; null = none is listed yet.
 */
export async function takeBegun(
  { deps, reader, desired }: Pick<Run, 'deps' | 'reader' | 'desired'>,
  open: readonly CreationRow[],
): Promise<Begun | null> {
  if (open.length === 0) return null;
  const names = open.map(({ nonce }) => temporaryName(nonce));
  const lists = await findApplicationsByName(reader, names);
  for (const [i, creation] of open.entries()) {
    // The first one is ours: nobody could copy the secret name before ours existed.
    const application = lists[i]?.[0];
    if (!application) continue;
    const begun = { applicationId: application.id ?? '', appId: application.appId ?? '' };
    const made = {
      publication_id: desired.publicationId,
      role: creation.role,
      application_id: begun.applicationId,
      app_id: begun.appId,
      service_principal_id: '',
      origin: 'made',
    } as const;
    await deps.db.transaction().execute((trx) => upsertApplication(trx, made, creation.nonce));
    return begun;
  }
  return null;
}

/** Adds the id of the service principal. Throws Settling while it cannot be read. */
export async function wholeIds({ reader }: Pick<Run, 'reader'>, begun: Begun): Promise<Ids> {
  const servicePrincipal = await findServicePrincipalByAppId(reader, begun.appId);
  if (!servicePrincipal) throw new Settling('Its service principal is not there yet');
  return {
    ...begun,
    servicePrincipalId: servicePrincipal.id ?? '',
    userRoleId: userRoleOf(servicePrincipal.appRoles ?? []),
  };
}
