import { instantiateCustomTemplate } from '../../graph/application-templates.ts';
import { restoreDeletedItem } from '../../graph/deleted-items.ts';
import { graphProblem, isNotFound, isUnreachable } from '../../graph/graph-error.ts';
import { findServicePrincipalByAppId } from '../../graph/service-principals.ts';
import { hasUnknownOutcome } from '../../store/ledger.ts';
import { upsertApplication } from '../../store/publications.ts';
import type { Change } from '../publication/change.ts';
import { findByMark, userRoleOf } from '../publication/observe.ts';
import { temporaryName } from '../publication/stamp.ts';
import { recorded, type Ids, type Run } from './run.ts';
import { settle, Settling } from './settle.ts';

type Create = Extract<Change, { kind: 'create' }>;

/**
 * Makes the application of a role, or adopts what an earlier attempt made: `seen`, or what is looked for when that
 * attempt has no known end. Its ids are stored before it is used.
 */
export async function create(run: Run, change: Create, seen: Ids | null): Promise<Ids> {
  const mayExist = !seen && (await hasUnknownOutcome(run.deps.db, run.requestId, change.id));
  const existing = mayExist ? await look(run, change) : seen;
  return recorded(
    run,
    [change],
    async () => existing ?? (await instantiate(run, change)),
    (trx, ids) =>
      upsertApplication(trx, {
        publication_id: run.desired.publicationId,
        role: change.role,
        application_id: ids.applicationId,
        app_id: ids.appId,
        service_principal_id: ids.servicePrincipalId,
      }),
  );
}

/** Brings a deleted application back; a second time finds it there. */
export async function restore(run: Run, change: Extract<Change, { kind: 'restore' }>): Promise<void> {
  await recorded(run, [change], async () => {
    try {
      await restoreDeletedItem(run.graph, change.applicationId);
    } catch (error) {
      // Gone from the deleted items: the next look tells whether it came back.
      if (!isNotFound(error)) throw error;
      throw new Settling('The deleted application is being restored');
    }
  });
}

async function instantiate(run: Run, change: Create): Promise<Ids> {
  const { deps, graph, requestId, desired } = run;
  try {
    const made = await instantiateCustomTemplate(graph, temporaryName(desired.publicationId, change.role));
    return {
      applicationId: made.application.id ?? '',
      appId: made.application.appId ?? '',
      servicePrincipalId: made.servicePrincipal.id ?? '',
      userRoleId: userRoleOf(made.servicePrincipal.appRoles ?? made.application.appRoles ?? []),
    };
  } catch (error) {
    // The template answers 404 or 5xx now and then although both objects exist: look before giving up.
    // https://github.com/hashicorp/terraform-provider-azuread/pull/1406
    if (!isNotFound(error) && !isUnreachable(error)) throw error;
    deps.log.warn(
      { err: graphProblem(error), requestId },
      'No clear answer to a create, looking for its result',
    );
    const made = await look(run, change);
    if (made) return made;
    throw new Settling('Nobody knows yet whether the application was created');
  }
}

/** Looks for what an earlier attempt may have made, with patience: lists lag behind. Null = it made nothing. */
async function look(run: Run, change: Create): Promise<Ids | null> {
  const once = async () => {
    const found = await findByMark(run.graph, run.desired.publicationId, [change.role]);
    const application = found[change.role];
    if (!application) throw new Settling('Not in the list yet');
    const servicePrincipal = await findServicePrincipalByAppId(run.graph, application.appId);
    if (!servicePrincipal) throw new Settling('Its service principal is not there yet');
    return {
      ...application,
      servicePrincipalId: servicePrincipal.id ?? '',
      userRoleId: userRoleOf(servicePrincipal.appRoles ?? []),
    };
  };
  return settle(run.deps, once).catch((error: unknown) => {
    // Somebody who had no time to look to the end knows nothing.
    if (error instanceof Settling && !run.deps.jobs.isStopping()) return null;
    throw error;
  });
}
