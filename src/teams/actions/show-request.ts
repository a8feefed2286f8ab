import { sentence } from '../../language/sentence.ts';
import { showRequest } from '../../service/views/show-request.ts';
import type { Action } from './action.ts';
import { checked, requestData } from './data.ts';
import { requireRequestView } from '../../service/requests/checks/require-request.ts';

/** Posts the live card of a request below the list. */
export const showRequestAction: Action = {
  verb: 'request.show',
  run: async ({ deps, actor, conversation }, data) => {
    const request = await requireRequestView(deps, checked(requestData, data).requestId);
    await showRequest(deps, request, actor.aadObjectId, conversation);
    return { message: sentence('The request is below.') };
  },
};
