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

/** Withdraws a request for its requester. */
export const withdrawRequest: Action = {
  verb: 'request.withdraw',
  run: async (turn, data) => {
    const { deps, actor, place } = turn;
    return statusOf(turn, await withdraw(deps, actor, place, checked(requestData, data).requestId));
  },
};

/** Takes back what a failed request did. */
export const undoRequest: Action = {
  verb: 'request.undo',
  run: async (turn, data) => {
    const { deps, actor, place } = turn;
    return statusOf(turn, await undo(deps, actor, place, checked(requestData, data).requestId));
  },
};

/** Retries a failed request. */
export const retryRequest: Action = {
  verb: 'request.retry',
  run: async (turn, data) => {
    const { deps, actor, place } = turn;
    return statusOf(turn, await retry(deps, actor, place, checked(requestData, data).requestId));
  },
};

/** Returns the status card, reduced to what may be shown in the conversation of the click. */
async function statusOf({ deps, conversation, language }: Turn, found: RequestView): Promise<ActionAnswer> {
  const request = await requestFor(deps, conversation, found);
  return { card: requestStatusCard(language, request) };
}
