import { findApplicationsByName } from '../../graph/application-state.ts';
import { findServicePrincipalByAppId } from '../../graph/service-principals.ts';
import { endCreation, type CreationRow } from '../../store/creations.ts';
import { upsertApplication } from '../../store/applications.ts';
import { userRoleOf } from './observe.ts';
import { temporaryName } from '../model/stamp.ts';
import { Settling } from '../waiting/settling.ts';
import type { Ids, Run } from './run.ts';

/** An application that an attempt has made, as far as a list tells. */
export type Begun = Pick<Ids, 'applicationId' | 'appId'>;

/**
 * Looks once for what attempts of one role without a known end have made, by their secret names. The first one found is
 * recorded as ours; null = no list shows any yet.
 */
export async function takeBegun(
  { deps, reader, desired }: Pick<Run, 'deps' | 'reader' | 'desired'>,
  open: readonly CreationRow[],
): Promise<Begun | null> {
  if (open.length === 0) return null;
  const names = open.map(({ nonce }) => temporaryName(nonce));
  const lists = await findApplicationsByName(reader, names);
  for (const [i, creation] of open.entries()) {
    // Only after ours was there could somebody have seen its name and copied it.
    const application = lists[i]?.[0];
    if (!application) continue;
    const begun = { applicationId: application.id ?? '', appId: application.appId ?? '' };
    await deps.db.transaction().execute(async (trx) => {
      await upsertApplication(trx, {
        publication_id: desired.publicationId,
        role: creation.role,
        application_id: begun.applicationId,
        app_id: begun.appId,
        service_principal_id: '',
        origin: 'made',
      });
      await endCreation(trx, creation.nonce, 'made', begun.applicationId);
    });
    return begun;
  }
  return null;
}

/** Its ids with those of its service principal. Throws Settling while that cannot be read. */
export async function wholeIds({ reader }: Pick<Run, 'reader'>, begun: Begun): Promise<Ids> {
  const servicePrincipal = await findServicePrincipalByAppId(reader, begun.appId);
  if (!servicePrincipal) throw new Settling('Its service principal is not there yet');
  return {
    ...begun,
    servicePrincipalId: servicePrincipal.id ?? '',
    userRoleId: userRoleOf(servicePrincipal.appRoles ?? []),
  };
}
