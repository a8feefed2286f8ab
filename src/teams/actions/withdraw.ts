import { undo } from '../../service/requests/undo.ts';
import { retry, withdraw } from '../../service/requests/withdraw.ts';
import { render } from '../cards.ts';
import { requestStatusView } from '../views/request/request-status.ts';
import type { Action } from './action.ts';
import { checked, requestData } from './data.ts';

/** The requester takes the request back. */
export const withdrawRequest: Action = {
  verb: 'request.withdraw',
  run: async ({ deps, actor, place, language }, data) => {
    const request = await withdraw(deps, actor, place, checked(requestData, data).requestId);
    return { card: render(language, 'request-status', requestStatusView(request)) };
  },
};

/** What a failed request did is taken back. */
export const undoRequest: Action = {
  verb: 'request.undo',
  run: async ({ deps, actor, place, language }, data) => {
    const request = await undo(deps, actor, place, checked(requestData, data).requestId);
    return { card: render(language, 'request-status', requestStatusView(request)) };
  },
};

/** A failed request is tried again. */
export const retryRequest: Action = {
  verb: 'request.retry',
  run: async ({ deps, actor, place, language }, data) => {
    const request = await retry(deps, actor, place, checked(requestData, data).requestId);
    return { card: render(language, 'request-status', requestStatusView(request)) };
  },
};
