import { requestFor } from '../../service/views/may-see.ts';
import { requireOurCard } from '../../service/requests/checks/our-card.ts';
import { approverOf, takeOver, wakeApprovedBy } from '../../service/requests/sign-in.ts';
import { approvalCard } from '../cards/request/approval.ts';
import type { Action } from './action.ts';
import { checked, requestData } from './data.ts';
import { requireRequestView } from '../../service/requests/checks/require-request.ts';

/** Signs the approver in again, so that the waiting request continues. Any other approver takes the request over. */
export const signInAgain: Action = {
  verb: 'request.signIn',
  run: async ({ deps, actor, place, conversation, signIn, language }, data) => {
    const { requestId } = checked(requestData, data);
    await requireOurCard(deps, requestId, place);
    const approver = await approverOf(deps, requestId);
    const isApprover = approver?.aadObjectId === actor.aadObjectId;
    if (!isApprover) await takeOver(deps, actor, requestId);
    const login = isApprover ? await signIn() : null;
    if (login) return login;
    if (isApprover) await wakeApprovedBy(deps, actor);
    const found = await requireRequestView(deps, requestId);
    const request = await requestFor(deps, conversation, found);
    return { card: approvalCard(language, { ...request, needsSignIn: false }) };
  },
};
