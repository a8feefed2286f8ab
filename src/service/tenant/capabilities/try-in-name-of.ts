import { randomUUID } from 'node:crypto';
import type { Deps } from '../../model/deps.ts';
import type { Actor } from '../../model/request.ts';
import { administratorRole, applicationAttempts, changing } from './capability.ts';
import { tryReads } from './try-capabilities.ts';
import type { Capability } from '../../model/capability.ts';
import { SignInNeededError } from '../../model/approver.ts';

/** Whoever approves needs no more than the role: the app they sign in to brings the permissions. */
const ofApprover = applicationAttempts({ applications: administratorRole, proxy: administratorRole });
const toChange = { what: changing, needs: administratorRole };

/**
 * Tries by reads alone what Microsoft Graph lets somebody do whom the bot would act for: nothing when changes are made by
 * the bot itself, `signedOut` while they have not signed in. Never throws.
 */
export async function tryInNameOf(deps: Deps, actor: Actor): Promise<Capability[]> {
  if (!deps.graphAs) return [];
  const who = { aadObjectId: actor.aadObjectId, chatUserId: actor.chatUserId, name: actor.name };
  try {
    const reads = await tryReads(await deps.graphAs(randomUUID(), who), ofApprover);
    return [...reads, { ...toChange, state: 'notTried' }];
  } catch (error) {
    const state = error instanceof SignInNeededError ? 'signedOut' : 'unreachable';
    return [...ofApprover, toChange].map(({ what, needs }) => ({ what, needs, state }));
  }
}
