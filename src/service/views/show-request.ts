import { findNotice, setNoticesUnposted } from '../../store/notices.ts';
import { askNotice } from '../conversations/ask-notice.ts';
import type { Deps } from '../model/deps.ts';
import type { NoticeKind } from '../model/request/notice.ts';
import type { RequestView } from '../model/view.ts';
import { maySee, type Viewers } from './may-see.ts';

/**
 * Shows a request's card in a conversation, reposting it if it was posted there before. Anyone but the requester gets
 * the card with the plan, while the request is undecided and the plan may be seen there; otherwise the status is shown.
 */
export async function showRequest(
  deps: Deps,
  request: RequestView,
  personId: string,
  viewers: Viewers,
): Promise<void> {
  const isRequester = request.requester.aadObjectId.toLowerCase() === personId.toLowerCase();
  const isPlan = request.state === 'planned' && !isRequester && (await maySee(deps, viewers, request));
  await showCard(deps, request.id, isPlan ? 'approval' : 'status', viewers.id);
}

/** Shows a request's status card in a conversation, reposting it if it was posted there before. */
export async function showStatus(deps: Deps, requestId: string, conversationId: string): Promise<void> {
  await showCard(deps, requestId, 'status', conversationId);
}

async function showCard(
  deps: Deps,
  requestId: string,
  kind: NoticeKind,
  conversationId: string,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await askNotice(trx, requestId, kind, conversationId);
    const notice = await findNotice(trx, requestId, kind, conversationId);
    if (notice?.is_posted) await setNoticesUnposted(trx, [notice.id]);
    await deps.jobs.wake(trx, 'notify', conversationId);
  });
}
