import { getApplication, updateApplication } from '../../graph/applications.ts';
import { instantiateCustomTemplate } from '../../graph/application-templates.ts';
import { graphProblem, isNotFound, isUnreachable } from '../../graph/graph-error.ts';
import { findServicePrincipalByAppId, getServicePrincipal } from '../../graph/service-principals.ts';
import { hasUnknownOutcome } from '../../store/ledger.ts';
import { upsertApplication } from '../../store/publications.ts';
import type { Change } from '../publication/change.ts';
import { findOurs } from '../publication/observe.ts';
import { stamp, temporaryName } from '../publication/stamp.ts';
import { recorded, type Ids, type Run } from './run.ts';
import { settle, Settling } from './settle.ts';

type Create = Extract<Change, { kind: 'create' }>;
type Created = Pick<Ids, 'applicationId' | 'appId' | 'servicePrincipalId'>;

/** Makes or adopts the application of a role, waits until Entra knows it everywhere, stamps and names it. */
export async function create(run: Run, change: Create): Promise<void> {
  const mayExist = await hasUnknownOutcome(run.deps.db, run.requestId, change.id);
  await recorded(
    run,
    change,
    async () => {
      const ids = await adoptOrInstantiate(run, change, mayExist);
      await remember(run, change, ids);
      await settle(() => requireReadable(run, ids));
      await settle(() => nameAndStamp(run, change, ids));
      return ids;
    },
    (trx, ids) => upsertApplication(trx, rowOf(run, change, ids)),
  );
}

async function adoptOrInstantiate(run: Run, change: Create, mayExist: boolean): Promise<Created> {
  const { deps, requestId } = run;
  const existing = await look(run, change, mayExist);
  if (existing) return existing;
  try {
    const made = await instantiateCustomTemplate(
      run.graph,
      temporaryName(run.desired.publicationId, change.role),
    );
    return {
      applicationId: made.application.id ?? '',
      appId: made.application.appId ?? '',
      servicePrincipalId: made.servicePrincipal.id ?? '',
    };
  } catch (error) {
    // The template answers 404 or 5xx now and then although both objects exist: look before giving up.
    // https://github.com/hashicorp/terraform-provider-azuread/pull/1406
    if (!isNotFound(error) && !isUnreachable(error)) throw error;
    deps.log.warn(
      { err: graphProblem(error), requestId },
      'No clear answer to a create, looking for its result',
    );
    const made = await look(run, change, true);
    if (made) return made;
    throw error;
  }
}

/** Looks for what an earlier attempt may have made; with `patience`, until lists must have caught up. */
async function look(run: Run, change: Create, patience: boolean): Promise<Created | null> {
  const once = async () => {
    const application = await findOurs(run.graph, run.desired.publicationId, change.role);
    if (!application) throw new Settling('Not in the list yet');
    const appId = application.appId ?? '';
    const servicePrincipal = await findServicePrincipalByAppId(run.graph, appId);
    if (!servicePrincipal) throw new Settling('Its service principal is not there yet');
    return { applicationId: application.id ?? '', appId, servicePrincipalId: servicePrincipal.id ?? '' };
  };
  return (patience ? settle(once) : once()).catch((error: unknown) => {
    if (error instanceof Settling) return null;
    throw error;
  });
}

async function remember(run: Run, change: Create, ids: Created): Promise<void> {
  await run.deps.db.transaction().execute((trx) => upsertApplication(trx, rowOf(run, change, ids)));
}

function rowOf(run: Run, change: Create, ids: Created) {
  return {
    publication_id: run.desired.publicationId,
    role: change.role,
    application_id: ids.applicationId,
    app_id: ids.appId,
    service_principal_id: ids.servicePrincipalId,
  };
}

async function requireReadable(run: Run, ids: Created): Promise<void> {
  const [application, servicePrincipal] = await Promise.all([
    getApplication(run.graph, ids.applicationId),
    getServicePrincipal(run.graph, ids.servicePrincipalId),
  ]);
  if (!application || !servicePrincipal) throw new Settling('The new application cannot be read yet');
}

async function nameAndStamp(run: Run, change: Create, ids: Created): Promise<void> {
  const application = await getApplication(run.graph, ids.applicationId);
  const mark = stamp(run.desired.publicationId, change.role);
  const tags = [...new Set([...(application?.tags ?? []), mark])];
  await updateApplication(run.graph, ids.applicationId, {
    displayName: change.displayName,
    tags,
    notes: `Managed by the Qlik publisher bot. Publication ${run.desired.name}, request ${run.requestId}.`,
  });
}
