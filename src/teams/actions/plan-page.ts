import { sentence } from '../../language/sentence.ts';
import { UserError } from '../../errors.ts';
import { requireOurCard } from '../../service/requests/our-card.ts';
import { findRequestView } from '../../service/requests/request-view.ts';
import { render } from '../cards.ts';
import { planPageView } from '../views/request/plan-page.ts';
import type { Action } from './action.ts';
import { checked, planPageData } from './data.ts';

/** Shows, to who clicked, a page of what the card of a request only begins to list; its Back button brings the card back. */
export const planPage: Action = {
  verb: 'plan.page',
  run: async ({ deps, place, language }, data) => {
    const { requestId, list, page } = checked(planPageData, data);
    await requireOurCard(deps, requestId, place);
    const request = await findRequestView(deps, requestId);
    if (!request) throw new UserError(sentence('This request no longer exists.'));
    return { card: render(language, 'plan-page', planPageView(request, list, page)) };
  },
};
