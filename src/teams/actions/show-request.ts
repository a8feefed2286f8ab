import { sentence } from '../../language/sentence.ts';
import { UserError } from '../../errors.ts';
import { showRequest } from '../../service/notices.ts';
import type { Actor } from '../../service/request.ts';
import type { NoticeKind } from '../../service/requests/announce.ts';
import { findRequestView } from '../../service/requests/request-view.ts';
import type { RequestView } from '../../service/view.ts';
import type { Action } from './action.ts';
import { checked, requestData } from './data.ts';

/** Posts the live card of a request below the list. */
export const showRequestAction: Action = {
  verb: 'request.show',
  run: async ({ deps, actor, conversation }, data) => {
    const request = await findRequestView(deps, checked(requestData, data).requestId);
    if (!request) throw new UserError(sentence('This request no longer exists.'));
    await showRequest(deps, request.id, kindFor(request, actor), conversation.id);
    return { message: sentence('The request is below.') };
  },
};

/** The requester gets the status card; everybody else, while it is undecided, the one with the plan. */
export function kindFor(request: RequestView, actor: Actor): NoticeKind {
  const isRequester = request.requester.aadObjectId === actor.aadObjectId;
  return request.state === 'planned' && !isRequester ? 'approval' : 'status';
}
