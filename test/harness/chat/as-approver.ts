import type { Permissions } from '../../../src/trial/sandbox/sandbox.ts';
import { administrator } from '../../../src/trial/people.ts';
import { ask, seePlan } from './ask.ts';
import type { ClickAnswer, Person } from './person.ts';
import type { TeamsMessage } from '../../fakes/teams.ts';
import { buttonData, cardOf } from './card.ts';
import type { GuardedCall } from '../../fakes/issuer/guarded-graph.ts';
import { startRegistered, type Registered } from './registered.ts';
import { connectionName } from '../../fakes/issuer/token-service.ts';
import { approvals } from './rooms.ts';

/** The approver's chat id, under which the token service keeps their token. */
export const adamId = `29:${administrator.id}`;
/** The content type of the answer to a click that makes Teams sign the person in. */
export const loginRequest = 'application/vnd.microsoft.activity.loginRequest';
export const adaptiveCard = 'application/vnd.microsoft.card.adaptive';
/** What Teams adds to a click after a silent sign-in. */
export const silent = { authentication: { id: 'one', connectionName, token: 'of Teams' } };

/** Starts a bot that writes in the approver's name. */
export async function startAsApprover(permissions: Permissions = 'lenient'): Promise<Registered> {
  const settings = () => ({
    MICROSOFT_APP_PASSWORD: 'hunter2',
    GRAPH_RUN_AS: 'approver',
    OAUTH_CONNECTION_NAME: connectionName,
  });
  const world = await startRegistered({ kind: 'secret', secret: 'hunter2' }, settings, permissions);
  await world.adam.say(approvals, 'settings approvals');
  return world;
}

/** Signs everybody out and clears the recorded calls. */
export function forgetTokens({ tokens, graph }: Registered): void {
  for (const known of [tokens.signedIn, tokens.consented, tokens.codes, tokens.kept]) known.clear();
  tokens.isDown = false;
  tokens.isRefusing = false;
  graph.refuses = () => null;
  graph.calls.length = 0;
}

/** Whether a call writes part of a publication. The other POST calls only read. */
export function isWrite({ method, path }: GuardedCall): boolean {
  return method !== 'GET' && !path.endsWith('/checkMemberGroups') && !path.includes('$batch');
}

/** Asks for a publication and returns the card that waits for approval. */
export async function planned(world: Registered, name: string): Promise<TeamsMessage> {
  await ask(world, { name });
  return seePlan(world, name);
}

/** Clicks, with what Teams adds after trying to sign the person in. */
export async function clickWith(
  who: Person,
  card: TeamsMessage,
  verb: string,
  proof: object = {},
): Promise<ClickAnswer['body']> {
  const data = { ...buttonData(cardOf(card), verb), comment: '' };
  const value = { action: { type: 'Action.Execute', verb, data }, ...proof };
  return (await who.click(approvals, card.id, verb, data, { value })).body;
}
