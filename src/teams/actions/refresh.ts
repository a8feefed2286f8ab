import { lastFormOptions } from '../../service/tenant/form-options.ts';
import { requestFor } from '../../service/views/may-see.ts';
import { requireOurCard } from '../../service/requests/checks/our-card.ts';
import { everybody, isForm } from '../notify/audience.ts';
import { noticeCard } from '../notify/notice-card.ts';
import type { Action } from './action.ts';
import { checked, requestData } from './data.ts';
import { requireRequestView } from '../../service/requests/checks/require-request.ts';

/** Shows the card in its current state. Reads only our own store. */
export const refresh: Action = {
  verb: 'request.refresh',
  run: async ({ deps, place, conversation, picked, language }, data) => {
    const { requestId } = checked(requestData, data);
    const kind = await requireOurCard(deps, requestId, place);
    const found = await requireRequestView(deps, requestId);
    const request = await requestFor(deps, conversation, found);
    const audience = {
      ...everybody,
      language,
      picked: isForm(request) ? await picked(request.form.users) : null,
    };
    return { card: noticeCard(kind, request, await lastFormOptions(deps), audience) };
  },
};
