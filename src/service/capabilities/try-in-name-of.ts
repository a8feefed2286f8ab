import { randomUUID } from 'node:crypto';
import { sentence } from '../../language/sentence.ts';
import type { Deps } from '../deps.ts';
import type { Actor } from '../request.ts';
import { SignInNeededError } from '../sign-in.ts';
import { applicationTrials, type Capability } from './capability.ts';
import { stateOf } from './try-capabilities.ts';

/** The Entra role that whoever approves needs. */
const administrator = 'Application Administrator';

/**
 * Tries by reads alone what Microsoft Graph lets somebody do whom the bot would act for: nothing when changes are made by
 * the bot itself, `notTried` while they have not signed in. Never throws.
 */
export async function tryInNameOf(deps: Deps, actor: Actor): Promise<Capability[]> {
  if (!deps.graphAs) return [];
  const who = { aadObjectId: actor.aadObjectId, chatUserId: actor.chatUserId, name: actor.name };
  try {
    const graph = await deps.graphAs(randomUUID(), who);
    const tried = applicationTrials(administrator).map(
      async ({ what, needs, read }): Promise<Capability> => ({
        ...{ what: sentence('In your name: {what}', { what }), needs },
        state: await read(graph).then(() => 'works' as const, stateOf),
      }),
    );
    return await Promise.all(tried);
  } catch (error) {
    const state = error instanceof SignInNeededError ? 'signedOut' : 'unreachable';
    return [{ what: sentence('In your name'), needs: administrator, state }];
  }
}
