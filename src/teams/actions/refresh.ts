import { requireOurCard } from '../../service/requests/checks/our-card.ts';
import { requireRequestView } from '../../service/requests/checks/require-request.ts';
import type { Action } from './action.ts';
import { clickedCard } from './clicked-card.ts';
import { checked, requestData } from './data.ts';

/** Shows the card in its current state. Reads only our own store. */
export const refresh: Action = {
  verb: 'request.refresh',
  run: async (turn, data) => {
    const { requestId } = checked(requestData, data);
    await requireOurCard(turn.deps, requestId, turn.place);
    return clickedCard(turn, await requireRequestView(turn.deps, requestId));
  },
};
