import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import { visible } from '../../service/kinds/invisible.ts';
import { decide } from '../../service/requests/decide.ts';
import { requestFor } from '../../service/views/may-see.ts';
import { requireApprover } from '../../service/tenant/approvers.ts';
import { approvalCard } from '../cards/request/approval.ts';
import type { Action } from './action.ts';
import { checked, decisionData } from './data.ts';

/** Approves what the card showed. */
export const approve = decisionAction('request.approve', 'approve');

/** Rejects it; the comment tells the requester why. */
export const reject = decisionAction('request.reject', 'reject');

/** A comment is kept for ever as it was meant, or not at all; what was typed stays on the card. Throws UserError. */
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
        // Whoever may not approve is told so, not asked to sign in.
        await requireApprover(deps, actor, wanted.requestId);
        return login;
      }
      const decided = await decide(deps, actor, place, wanted);
      const request = await requestFor(deps, conversation, decided);
      return { card: approvalCard(language, request) };
    },
  };
}
