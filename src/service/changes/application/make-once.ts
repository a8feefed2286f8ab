import { instantiateCustomTemplate } from '../../../graph/application-templates.ts';
import { graphProblem } from '../../../graph/graph-error.ts';
import { endCreation, findOpenCreations, hasCreation, insertCreation } from '../../../store/creations.ts';
import { hasUnknownOutcome } from '../../../store/ledger.ts';
import { upsertApplication } from '../../../store/applications.ts';
import type { Change } from '../../model/publication/change.ts';
import { userRoleOf } from '../../run/observe.ts';
import { newNonce, olderTemporaryName, temporaryName } from '../../model/publication/stamp.ts';
import { Settling } from '../../waiting/settling.ts';
import { takeBegun, wholeIds } from '../../run/begun.ts';
import { recorded, type Ids, type Run } from '../../run/run.ts';
import { settle } from '../../run/settle.ts';

/**
 * Creates the application of a role exactly once. `seen` = it already exists by its recorded id. What an earlier
 * attempt may have created is looked for by that attempt's secret name, and created again only once lists can no longer
 * lag. Its ids are stored before it is used.
 *
 * Graph's idempotent create, a PATCH of `applications(uniqueName='…')`, does not help: it creates a bare application
 * without a service principal, and the template that Application Proxy needs does not accept a uniqueName.
 * https://learn.microsoft.com/graph/api/application-upsert
 */
export async function makeOnce(run: Run, change: Change, seen: Ids | null): Promise<Ids> {
  if (seen) return recorded(run, [change], async () => seen);
  const { deps } = run;
  const open = run.openCreations.filter(isOf(change));
  if (open.length === 0 && run.hasWritten) await warnOfOlder(run, change);
  const found = await takeBegun(run, open);
  if (found) return recorded(run, [change], () => settle(deps, () => wholeIds(run, found)));
  if (open.some(({ waited_ms }) => waited_ms < deps.waits.listLagMinutes * 60_000)) throw undecided();
  return make(run, change);
}

const isOf =
  ({ role }: Change) =>
  (one: { role: string }) =>
    one.role === role;

const undecided = () => new Settling('Nobody knows yet whether the application was created');

async function make(run: Run, change: Change): Promise<Ids> {
  const { requestId, desired } = run;
  const of = { publication_id: desired.publicationId, role: change.role };
  const nonce = newNonce();
  return recorded(run, [change], (noted) => instantiate(noted, change, nonce), {
    begin: (trx) => insertCreation(trx, { ...of, request_id: requestId, nonce }),
    keep: (trx, ids) => {
      const made = {
        application_id: ids.applicationId,
        app_id: ids.appId,
        service_principal_id: ids.servicePrincipalId,
        origin: 'made',
      } as const;
      return upsertApplication(trx, { ...of, ...made }, nonce);
    },
  });
}

async function instantiate(run: Run, change: Change, nonce: string): Promise<Ids> {
  const { deps, graph, requestId } = run;
  try {
    const made = await instantiateCustomTemplate(graph, temporaryName(nonce));
    return {
      applicationId: made.application.id ?? '',
      appId: made.application.appId ?? '',
      servicePrincipalId: made.servicePrincipal.id ?? '',
      userRoleId: userRoleOf(made.servicePrincipal.appRoles ?? made.application.appRoles ?? []),
    };
  } catch (error) {
    if (!mayHaveBeenMade(error)) {
      await endCreation(deps.db, nonce, 'refused');
      throw error;
    }
    deps.log.warn(
      { err: graphProblem(error), requestId },
      'No clear answer to a create, looking for its result',
    );
    return settle(deps, () => lookAgain(run, change));
  }
}

async function lookAgain(run: Run, change: Change): Promise<Ids> {
  const open = await findOpenCreations(run.deps.db, run.desired.publicationId);
  const found = await takeBegun(run, open.filter(isOf(change)));
  if (!found) throw undecided();
  return wholeIds(run, found);
}

/** Error codes of calls that were never sent: no address, no connection, no token. */
const neverSent = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'AuthenticationError',
  'CredentialUnavailableError',
  'TokenServiceUnavailable',
  'SignInNeededError',
];

/**
 * The template sometimes answers 404 or 5xx although it has created both objects.
 * https://github.com/hashicorp/terraform-provider-azuread/pull/1406
 */
function mayHaveBeenMade(error: unknown): boolean {
  const problem = graphProblem(error);
  if (!problem) return true;
  const { statusCode, code } = problem;
  return (
    [404, 408].includes(statusCode) || statusCode >= 500 || (statusCode === 0 && !neverSent.includes(code))
  );
}

/** Older versions used guessable names: an application with such a name is not ours unless its id is recorded. */
async function warnOfOlder({ deps, requestId, desired }: Run, { id, role }: Change): Promise<void> {
  if (!(await hasUnknownOutcome(deps.db, requestId, id)) || (await hasCreation(deps.db, requestId, role)))
    return;
  deps.log.warn(
    { requestId, role, displayName: olderTemporaryName(desired.publicationId, role) },
    'An older version of the bot may have created this application; it is not taken for ours: delete it by hand',
  );
}
