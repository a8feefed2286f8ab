import { administrator } from '../../../src/trial/people.ts';
import { ask, seePlan } from './ask.ts';
import type { ClickAnswer, Person } from './person.ts';
import type { TeamsMessage } from '../../fakes/teams.ts';
import { buttonData, cardOf } from './card.ts';
import type { GuardedCall } from '../../fakes/issuer/guarded-graph.ts';
import { startRegistered, type Registered } from './registered.ts';
import { connectionName } from '../../fakes/issuer/token-service.ts';
import { approvals } from './rooms.ts';

/** The approver's id in the chat, under which the token service keeps a token. */
export const adamId = `29:${administrator.id}`;
/** What a click is answered with when Teams is to sign the person in. */
export const loginRequest = 'application/vnd.microsoft.activity.loginRequest';
export const adaptiveCard = 'application/vnd.microsoft.card.adaptive';
/** What Teams adds to a click when it could sign the person in by itself. */
export const silent = { authentication: { id: 'one', connectionName, token: 'of Teams' } };

/** Starts a bot that writes in the name of who approved. */
export async function startAsApprover(): Promise<Registered> {
  const world = await startRegistered({ kind: 'secret', secret: 'hunter2' }, () => ({
    MICROSOFT_APP_PASSWORD: 'hunter2',
    GRAPH_RUN_AS: 'approver',
    OAUTH_CONNECTION_NAME: connectionName,
  }));
  await world.adam.say(approvals, 'settings approvals');
  return world;
}

/** Nobody is signed in, and nothing was called yet. */
export function forgetTokens({ tokens, graph }: Registered): void {
  for (const known of [tokens.signedIn, tokens.consented, tokens.codes]) known.clear();
  tokens.isDown = false;
  graph.calls.length = 0;
}

/** Writes of a publication; the others that are POST only read. */
export function isWrite({ method, path }: GuardedCall): boolean {
  return method !== 'GET' && !path.endsWith('/checkMemberGroups') && !path.includes('$batch');
}

/** Asks for a publication; the card that waits for approval. */
export async function planned(world: Registered, name: string): Promise<TeamsMessage> {
  await ask(world, { name });
  return seePlan(world, name);
}

/** Clicks, with what Teams adds when it has tried to sign the person in. */
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
