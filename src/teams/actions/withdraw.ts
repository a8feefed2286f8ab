import { undo } from '../../service/requests/undo.ts';
import { withdraw } from '../../service/requests/withdraw.ts';
import type { Action } from './action.ts';
import { clickedCard } from './clicked-card.ts';
import { checked, requestData } from './data.ts';
import { retry } from '../../service/requests/retry.ts';

/** Withdraws a request for its requester. */
export const withdrawRequest: Action = {
  verb: 'request.withdraw',
  run: async (turn, data) => {
    const { deps, actor, place } = turn;
    return clickedCard(turn, await withdraw(deps, actor, place, checked(requestData, data).requestId));
  },
};

/** Takes back what a failed request did. */
export const undoRequest: Action = {
  verb: 'request.undo',
  run: async (turn, data) => {
    const { deps, actor, place } = turn;
    return clickedCard(turn, await undo(deps, actor, place, checked(requestData, data).requestId));
  },
};

/** Retries a failed request. */
export const retryRequest: Action = {
  verb: 'request.retry',
  run: async (turn, data) => {
    const { deps, actor, place } = turn;
    return clickedCard(turn, await retry(deps, actor, place, checked(requestData, data).requestId));
  },
};
