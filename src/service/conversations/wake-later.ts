import type { Deps } from '../model/deps.ts';

/** Has what is due in a conversation sent after `seconds`. */
export async function wakeLater(deps: Deps, conversationId: string, seconds: number): Promise<void> {
  await deps.db.transaction().execute((trx) => deps.jobs.wake(trx, 'notify', conversationId, seconds));
}

/** Has what is due in a conversation sent soon. */
export async function wakeSoon(deps: Deps, conversationId: string): Promise<void> {
  await deps.db.transaction().execute((trx) => deps.jobs.wakeSoon(trx, 'notify', conversationId));
}
