import { sentence } from '../../language/sentence.ts';
import { UserError } from '../../errors.ts';
import { maySee } from '../../service/views/may-see.ts';
import { requireOurCard } from '../../service/requests/checks/our-card.ts';
import { planPageCard } from '../cards/request/plan-page.ts';
import type { Action } from './action.ts';
import { checked, planPageData } from './data.ts';
import { requireRequestView } from '../../service/requests/checks/require-request.ts';

/** Shows the person who clicked one page of a list that the request's card cuts short. Back restores the card. */
export const planPage: Action = {
  verb: 'plan.page',
  run: async ({ deps, place, conversation, language }, data) => {
    const { requestId, list, page } = checked(planPageData, data);
    await requireOurCard(deps, requestId, place);
    const request = await requireRequestView(deps, requestId);
    if (!(await maySee(deps, conversation, request)))
      throw new UserError(
        sentence('The plan of this request is not shown here.'),
        sentence('Who asked and approvers see it when they type requests in their own chat with the bot.'),
      );
    return { card: planPageCard(language, request, list, page) };
  },
};
