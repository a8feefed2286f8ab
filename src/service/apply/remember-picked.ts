import { findApplications, upsertApplication, upsertPublication } from '../../store/publications.ts';
import type { RequestRow } from '../../store/requests.ts';
import type { Deps } from '../deps.ts';
import { pickedIds } from '../publication/adopt-target.ts';
import { findPicked } from '../publication/find-picked.ts';
import { observe } from '../publication/observe.ts';
import { storedRequest } from '../requests/stored.ts';

/** Writes down which applications an approved adoption is about. Nothing is written to the tenant. */
export async function rememberPicked(deps: Deps, row: RequestRow): Promise<void> {
  const { input, desired } = storedRequest(row);
  if (input.kind !== 'adopt' || !desired) return;
  if ((await findApplications(deps.db, row.id)).length > 0) return;
  const graph = deps.graphFor(row.id);
  const observed = await observe(graph, await findPicked(graph, pickedIds(input)));
  await deps.db.transaction().execute(async (trx) => {
    await upsertPublication(trx, {
      id: row.id,
      name: row.name,
      state: 'publishing',
      desired: JSON.stringify(desired),
      request_id: row.id,
    });
    for (const there of [observed.hub, observed.auth]) {
      if (!there) continue;
      await upsertApplication(trx, {
        publication_id: row.id,
        role: there.role,
        application_id: there.applicationId,
        app_id: there.appId,
        service_principal_id: there.servicePrincipalId,
        origin: 'adopted',
      });
    }
  });
}
