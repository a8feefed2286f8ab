import { createHash } from 'node:crypto';
import { lockRequestById, type RequestRow } from '../../../store/requests.ts';
import { askingOf, warnIfUnasked } from '../../conversations/asking.ts';
import { chatsIfNeeded, placeApproval } from '../../conversations/show-approvals.ts';
import { canonical } from '../../model/publication/change.ts';
import type { Deps } from '../../model/deps.ts';
import type { Desired } from '../../model/publication/desired.ts';
import type { StoredPlan } from '../../model/request/stored.ts';
import type { Told } from '../../record/event-of-move.ts';
import { isAsRead } from '../../requests/checks/is-as-read.ts';
import { move } from '../../requests/move.ts';

/** Stores the plan and shows it to the approvers; `news` goes into the event record. */
export async function ask(
  deps: Deps,
  read: RequestRow,
  desired: Desired,
  planned: StoredPlan,
  news: Told = {},
): Promise<void> {
  const { id } = read;
  const chats = await chatsIfNeeded(deps);
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, id);
    if (!row || !isAsRead(read, row)) return;
    await placeApproval(deps, trx, row, chats);
    const asking = await askingOf(trx, { ...row, revision: row.revision + 1 });
    await move(deps, trx, row, { state: 'planned', asking, ...documents(desired, planned) }, news);
    warnIfUnasked(deps, id, asking);
  });
  deps.log.info({ requestId: id, changes: planned.changes.length }, 'Request planned');
}

/** Returns what is stored of a plan: the desired state, the plan, and the digest that an approver approves. */
export function documents(desired: Desired, planned: StoredPlan) {
  return {
    desired: JSON.stringify(desired),
    plan: JSON.stringify(planned),
    digest: digestOf(desired, planned),
  };
}

/**
 * The digest covers exactly what an approver approves: the desired state, every change, and everything accepted without
 * a change.
 */
function digestOf(desired: Desired, { changes, accepts }: StoredPlan): string {
  return createHash('sha256')
    .update(canonical([desired, changes, accepts]))
    .digest('hex');
}
