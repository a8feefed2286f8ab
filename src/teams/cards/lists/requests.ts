import { joined, moment, type Text } from '../../../language/sentence.ts';
import type { Page, RequestView } from '../../../service/model/view.ts';
import { escapeMarkdown } from '../../text.ts';
import { pagingData, type PagingData } from '../words/paging.ts';
import { requestState, requestTitle, type StateData } from '../words/request-words.ts';
import { card } from '../render.ts';

/** Data of `requests`. */
interface RequestsData {
  rows: { name: Text; state: StateData; detail: Text; requestId: string }[];
  isEmpty: boolean;
  paging: PagingData;
}

/** The requests that are open, one page; each row has a button that shows its card. */
export const requestsCard = card('requests', (page: Page<RequestView>): RequestsData => ({
  rows: page.items.map((request) => ({
    name: requestTitle(request),
    state: requestState(request),
    detail: joined([escapeMarkdown(request.requester.name, 80), moment(request.createdAt)], ', '),
    requestId: request.id,
  })),
  isEmpty: page.items.length === 0,
  paging: pagingData(page, 'open request'),
}));
