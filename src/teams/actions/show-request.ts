import { sentence } from '../../language/sentence.ts';
import { UserError } from '../../errors.ts';
import { showRequest } from '../../service/views/notices.ts';
import { findRequestView } from '../../service/views/request-view.ts';
import type { Action } from './action.ts';
import { checked, requestData } from './data.ts';

/** Posts the live card of a request below the list. */
export const showRequestAction: Action = {
  verb: 'request.show',
  run: async ({ deps, actor, conversation }, data) => {
    const request = await findRequestView(deps, checked(requestData, data).requestId);
    if (!request) throw new UserError(sentence('This request no longer exists.'));
    await showRequest(deps, request, actor.aadObjectId, conversation);
    return { message: sentence('The request is below.') };
  },
};
