import { requireOurCard } from '../../service/requests/checks/our-card.ts';
import { requireRequestView } from '../../service/requests/checks/require-request.ts';
import { lookAgain } from '../../service/requests/look-again.ts';
import type { Action } from './action.ts';
import { clickedCard } from './clicked-card.ts';
import { checked, requestData } from './data.ts';

/** Has the addresses visited from outside again. The card is brought up to date in place once that is done. */
export const checkAgain: Action = {
  verb: 'outside.check',
  run: async (turn, data) => {
    const { requestId } = checked(requestData, data);
    await requireOurCard(turn.deps, requestId, turn.place);
    const request = await requireRequestView(turn.deps, requestId);
    await lookAgain(turn.deps, request);
    return clickedCard(turn, request);
  },
};
