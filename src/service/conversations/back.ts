import { findRefusedBefore, isGoneByRefusal, setTriedAgain } from '../../store/conversation-refusals.ts';
import { clearGone, type Scope } from '../../store/conversation-scope.ts';
import { reviveConversation, type ConversationRow } from '../../store/conversations.ts';
import type { Trx } from '../../store/db.ts';
import { findDueNotices } from '../../store/notices.ts';
import { releaseHeld } from '../../store/outbox.ts';
import type { Deps } from '../model/deps.ts';
import { eachOf } from '../model/each-of.ts';
import { wakeSweep } from './ask-notice.ts';
import { letGoToldElsewhere } from './told-elsewhere.ts';
import type { GoneReason } from './gone.ts';
import { withoutThread } from './thread.ts';

/** Minutes after which a conversation that is gone by refusals is tried once more. */
const tryAgainMinutes = 60;

/** Marks conversations as reachable again if they were gone for one of these reasons. */
export async function conversationsBack(deps: Deps, scope: Scope, reasons: GoneReason[]): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    for (const id of await clearGone(trx, scope, reasons)) await giveWhatWaits(deps, trx, id);
  });
}

/**
 * Believes in the place of an activity and in its channel again, whatever was said of them, and lets everything that
 * waits there go. What else is `doubted`, that is other threads, the team and the person's own chat, is tried once more
 * if it was gone by refusals.
 */
export async function believeAgain(
  deps: Deps,
  id: string,
  doubted: readonly ConversationRow[],
): Promise<void> {
  if (doubted.length === 0) return;
  const proved = [id, withoutThread(id)];
  await deps.db.transaction().execute(async (trx) => {
    for (const row of doubted) {
      if (proved.includes(row.id)) {
        await reviveConversation(trx, row.id);
        await giveWhatWaits(deps, trx, row.id);
      } else if (isGoneByRefusal(row)) await tryAgain(deps, trx, row);
    }
  });
}

/** Tries again what has been gone by refusals for an hour: Teams tells nobody when it has thought better of it. */
export async function tryRefusedAgain(deps: Deps): Promise<void> {
  const rows = await findRefusedBefore(deps.db, new Date(Date.now() - tryAgainMinutes * 60_000));
  const about = ({ id: conversationId }: ConversationRow) => ({ conversationId });
  await eachOf(deps, rows, about, (row) => deps.db.transaction().execute((trx) => tryAgain(deps, trx, row)));
}

async function tryAgain(deps: Deps, trx: Trx, { id, gone_because: because }: ConversationRow): Promise<void> {
  await setTriedAgain(trx, id);
  deps.log.info({ conversationId: id, because }, 'Conversation is tried again');
  await giveWhatWaits(deps, trx, id);
}

/** Wakes the notices of a conversation, without those that people were told somewhere else meanwhile. */
async function giveWhatWaits(deps: Deps, trx: Trx, id: string): Promise<void> {
  await releaseHeld(trx, id);
  for (const notice of await findDueNotices(trx, id)) await letGoToldElsewhere(trx, notice);
  await deps.jobs.wake(trx, 'notify', id);
  await wakeSweep(deps, trx);
}
