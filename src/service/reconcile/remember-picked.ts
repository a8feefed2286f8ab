import { findApplications, upsertApplication } from '../../store/applications.ts';
import { upsertPublication } from '../../store/publications.ts';
import { lockRequestById, type RequestRow } from '../../store/requests.ts';
import type { Deps } from '../model/deps.ts';
import type { FieldProblem } from '../../errors.ts';
import { managedProblems } from '../preflight/managed.ts';
import { storedRequest } from '../model/stored.ts';
import { sendBack } from './send-back.ts';
import type { Observed } from '../model/observed.ts';
import { isUnderWay } from '../model/request.ts';

/**
 * Writes down which applications an approved adoption is about, as they were observed. Nothing is written to the tenant.
 * False = one of them has become another publication's, and the request went back.
 */
export async function rememberPicked(deps: Deps, row: RequestRow, observed: Observed): Promise<boolean> {
  const { input, desired } = storedRequest(row);
  if (input.kind !== 'adopt' || !desired) return true;
  if ((await findApplications(deps.db, row.id)).length > 0) return true;
  const problems = await deps.db.transaction().execute(async (trx): Promise<FieldProblem[]> => {
    const locked = await lockRequestById(trx, row.id);
    if (!locked || !isUnderWay(locked.state)) return [];
    const taken = await managedProblems(trx, row.id, input);
    if (taken.length > 0) return taken;
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
    return [];
  });
  if (problems.length > 0) await sendBack(deps, row, problems);
  return problems.length === 0;
}
