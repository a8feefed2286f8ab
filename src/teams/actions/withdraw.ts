import { undo } from '../../service/requests/undo.ts';
import { withdraw } from '../../service/requests/withdraw.ts';
import { requestFor } from '../../service/views/may-see.ts';
import type { RequestView } from '../../service/model/view.ts';
import { requestStatusCard } from '../cards/request/request-status.ts';
import type { Turn } from '../turn.ts';
import type { Action } from './action.ts';
import { checked, requestData } from './data.ts';
import type { ActionAnswer } from '../answer.ts';
import { retry } from '../../service/requests/retry.ts';

/** The requester takes the request back. */
export const withdrawRequest: Action = {
  verb: 'request.withdraw',
  run: async (turn, data) => {
    const { deps, actor, place } = turn;
    return statusOf(turn, await withdraw(deps, actor, place, checked(requestData, data).requestId));
  },
};

/** What a failed request did is taken back. */
export const undoRequest: Action = {
  verb: 'request.undo',
  run: async (turn, data) => {
    const { deps, actor, place } = turn;
    return statusOf(turn, await undo(deps, actor, place, checked(requestData, data).requestId));
  },
};

/** A failed request is tried again. */
export const retryRequest: Action = {
  verb: 'request.retry',
  run: async (turn, data) => {
    const { deps, actor, place } = turn;
    return statusOf(turn, await retry(deps, actor, place, checked(requestData, data).requestId));
  },
};

/** The status card as it may be shown where somebody clicked. */
async function statusOf({ deps, conversation, language }: Turn, found: RequestView): Promise<ActionAnswer> {
  const request = await requestFor(deps, conversation, found);
  return { card: requestStatusCard(language, request) };
}
