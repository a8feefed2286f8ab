import type { Graph } from '../../src/graph/client.ts';
import type { GrantOptions } from './grant-options.ts';
import { planGrants } from './grant-plan.ts';
import { findPrincipal, readHoldings, type Holding, type Principal } from './holdings.ts';
import { graphAppId, type RunAs } from './permissions.ts';
import { readSignIn, signInName, type SignIn } from './sign-in/application.ts';
import { connectArm } from './sign-in/arm.ts';
import { planConnection, planNoConnection, type ConnectionPlace } from './sign-in/connection-step.ts';
import { planNoSignIn, planSignIn, type SignInIds } from './sign-in/sign-in-plan.ts';
import { findStrangers, requireTrusted } from './sign-in/trust.ts';
import { finding, type Step } from './step.ts';

const byHand = finding(
  '?',
  'by hand',
  'OAuth connection of the Azure Bot and its credential: README, “A connection with a secret”',
);

/** All that is to be done for a way to run. */
export interface Plan {
  title: string;
  steps: Step[];
  /** null = it shall not run any more. */
  runAs: RunAs | null;
  /** Returns the client id of the sign-in application once it exists. */
  signInId(): string;
}

/** Compares the tenant and the Azure Bot with what a way to run needs, by reads only. Throws UserError, GraphError and
 * ArmError. */
export async function planAll(graph: Graph, options: GrantOptions): Promise<Plan> {
  const identity = await findPrincipal(graph, options.clientId);
  const resource = await findPrincipal(graph, graphAppId);
  const holdings = await readHoldings(graph, identity, resource);
  const runAs = options.runAs === 'as before' ? shownBy(holdings) : options.runAs;
  const grants = planGrants(graph, { identity, resource }, runAs, holdings);
  const found = await readSignIn(graph, options.botId, resource.id);
  const ids: SignInIds = {
    id: found?.application.id ?? '',
    appId: found?.application.appId ?? '',
    principalId: found?.principalId ?? '',
  };
  const [organization] = (await graph.api('/organization').select('id').get()).value as { id: string }[];
  const { botId, bot } = options;
  const tenantId = organization?.id ?? '';
  const place = { arm: connectArm(options.armUrl), bot, tenantId, botId, appId: () => ids.appId };
  const signIn =
    runAs === 'approver'
      ? await planSignInOf({ graph, options, resource, place, found, ids })
      : await planNoSignInOf({ graph, options, place, found });
  const title = `${identity.displayName} (${options.clientId}), ${purpose(runAs)}`;
  return { title, steps: [...grants, ...signIn], runAs, signInId: () => ids.appId };
}

/** Only a bot that publishes as itself holds what is for nothing else. */
function shownBy(holdings: readonly Holding[]): RunAs {
  return holdings.some(({ permission }) => permission?.for.join() === 'bot') ? 'bot' : 'approver';
}

async function planSignInOf(all: {
  graph: Graph;
  options: GrantOptions;
  resource: Principal;
  place: ConnectionPlace;
  found: SignIn | null;
  ids: SignInIds;
}): Promise<Step[]> {
  const { graph, options, resource, place, found, ids } = all;
  if (found) await requireTrusted(graph, found);
  const { isConnectionByHand } = options;
  const { tenantId, botId } = place;
  const application = planSignIn({ graph, tenantId, botId, resource, isConnectionByHand }, found, ids);
  const connection = isConnectionByHand ? byHand : await planConnection(place);
  return [...application, connection];
}

/** The connection goes first: without it nobody can sign in to the application. */
async function planNoSignInOf(all: {
  graph: Graph;
  options: GrantOptions;
  place: ConnectionPlace;
  found: SignIn | null;
}): Promise<Step[]> {
  const { graph, options, place, found } = all;
  if (!found && !place.bot) return [];
  const connection = options.isConnectionByHand ? [byHand] : await planNoConnection(place);
  if (!found) return connection;
  const strangers = await findStrangers(graph, found);
  const left = `application ${signInName}, which is not from this command: ${strangers.join(', ')}`;
  const application = strangers.length > 0 ? finding('?', 'left', left) : planNoSignIn(graph, found);
  return [...connection, application];
}

function purpose(runAs: RunAs | null): string {
  if (runAs === null) return 'which is to hold nothing for this bot any more';
  return runAs === 'bot' ? 'which publishes as itself' : 'while the approver publishes';
}
