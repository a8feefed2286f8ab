import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import { visible } from '../../service/kinds/fields/invisible.ts';
import { decide } from '../../service/requests/decide.ts';
import { requestFor } from '../../service/views/may-see.ts';
import { requireApprover } from '../../service/tenant/approvers.ts';
import { approvalCard } from '../cards/request/approval.ts';
import type { Action } from './action.ts';
import { checked, decisionData } from './data.ts';

/** Approves the plan that the card showed. */
export const approve = decisionAction('request.approve', 'approve');

/** Rejects the plan. The comment tells the requester why. */
export const reject = decisionAction('request.reject', 'reject');

/** Comments are stored exactly as typed, so one with invisible characters is refused, not altered. Throws UserError. */
function requireVisible(comment: string): void {
  if (visible(comment) === comment) return;
  throw new UserError(
    sentence('The comment holds characters that nobody can see.'),
    sentence('Type it anew, then decide.'),
  );
}

function decisionAction(verb: string, decision: 'approve' | 'reject'): Action {
  return {
    verb,
    run: async ({ deps, actor, place, conversation, signIn, language }, data) => {
      const wanted = { ...checked(decisionData, data), decision };
      requireVisible(wanted.comment);
      const login = decision === 'approve' ? await signIn() : null;
      if (login) {
        // Checked first, so that people who may not approve are refused instead of being asked to sign in.
        await requireApprover(deps, actor, wanted.requestId);
        return login;
      }
      const decided = await decide(deps, actor, place, wanted);
      const request = await requestFor(deps, conversation, decided);
      return { card: approvalCard(language, request) };
    },
  };
}
