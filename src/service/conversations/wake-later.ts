import type { Deps } from '../model/deps.ts';

/** Has what is due in a conversation sent after `seconds`. */
export async function wakeLater(deps: Deps, conversationId: string, seconds: number): Promise<void> {
  await deps.jobs.wake(deps.db, 'notify', conversationId, seconds);
}

/** Has what is due in a conversation sent soon. */
export async function wakeSoon(deps: Deps, conversationId: string): Promise<void> {
  await deps.jobs.wakeSoon(deps.db, 'notify', conversationId);
}
