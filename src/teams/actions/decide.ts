import { UserError } from '../../errors.ts';
import { visible } from '../../service/kinds/fields/invisible.ts';
import { decide, type Decision } from '../../service/requests/decide.ts';
import type { RequestView } from '../../service/model/view.ts';
import { isAloneWith, requestFor } from '../../service/views/may-see.ts';
import { findRequestView } from '../../service/views/request-view.ts';
import { requireApprover } from '../../service/tenant/approvers.ts';
import type { ActionAnswer } from '../answer.ts';
import { approvalCard } from '../cards/request/approval.ts';
import { fitsMessage } from '../cards/size.ts';
import type { Turn } from '../turn.ts';
import type { Action } from './action.ts';
import { checked, decisionData } from './data.ts';

/** Approves the plan that the card showed. */
export const approve = decisionAction('request.approve', 'approve');

/** Rejects the plan. The comment tells the requester why. */
export const reject = decisionAction('request.reject', 'reject');

function decisionAction(verb: string, decision: 'approve' | 'reject'): Action {
  return {
    verb,
    run: async (turn, data) => {
      const { deps, actor, place, signIn, language } = turn;
      const wanted = { ...checked(decisionData, data), decision };
      const login = decision === 'approve' ? await signIn() : null;
      if (login) {
        // Checked first, so that people who may not approve are refused instead of being asked to sign in.
        await requireApprover(deps, actor, wanted.requestId);
        return login;
      }
      try {
        const decided = await decide(deps, actor, place, wanted);
        const request = await shownTo(turn, decided);
        return { card: approvalCard(language, request) };
      } catch (error) {
        return await correction(turn, wanted, error);
      }
    },
  };
}

/** In their own chat approvers see everything, and who decides was looked up just now. */
async function shownTo({ deps, conversation, actor }: Turn, request: RequestView): Promise<RequestView> {
  return isAloneWith(conversation, actor.aadObjectId) ? request : requestFor(deps, conversation, request);
}

/** Returns the same card with what is wrong with the comment, or throws the error if it is about anything else. */
async function correction(
  turn: Turn,
  { requestId, comment }: Decision,
  error: unknown,
): Promise<ActionAnswer> {
  const { deps, language } = turn;
  const problem = error instanceof UserError && error.fields.find(({ field }) => field === 'comment');
  const read = problem ? await findRequestView(deps, requestId) : null;
  if (!problem || !read) throw error;
  const request = await shownTo(turn, read);
  const typed = { comment: visible(comment), problem: problem.message };
  const card = approvalCard(language, request, undefined, typed);
  // With a message as the answer, the client keeps the card as it is, whatever is in the field.
  if (!fitsMessage(card)) throw error;
  return { card };
}
