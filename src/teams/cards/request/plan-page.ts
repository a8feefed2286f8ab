import { joined, sentence, type Text } from '../../../language/sentence.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { escapeMarkdown } from '../../text.ts';
import { pagingData, type PagingData } from '../words/paging.ts';
import { requestTitle } from '../words/request-words.ts';
import { card } from '../render.ts';
import { planLines } from '../words/plan-words.ts';

/** The long lists of a plan, of which other cards show the beginning. */
export const planLists = ['changes', 'people'] as const;
export type PlanList = (typeof planLists)[number];

/** Data of `plan-page`. */
interface PlanPageData {
  title: Text;
  list: PlanList;
  lines: { text: Text }[];
  paging: PagingData;
  requestId: string;
}

const linesOnPage = 40;

/** One page of a plan's changes, or of everybody who has access by it; a page that does not exist is the last one. */
export const planPageCard = card(
  'plan-page',
  (request: RequestView, list: PlanList, wanted: number): PlanPageData => {
    const all = list === 'changes' ? planLines(request) : people(request);
    const pages = Math.max(1, Math.ceil(all.length / linesOnPage));
    const page = Math.min(wanted, pages);
    const from = (page - 1) * linesOnPage;
    const items = all.slice(from, from + linesOnPage);
    const noun = list === 'changes' ? 'change' : 'assignment';
    return {
      title: titleOf(request, list),
      list,
      lines: items.map((text, index) => ({
        text: joined([`${from + index + 1}\\.`, escapeMarkdown(text)], ' '),
      })),
      paging: pagingData({ items, page, pages, total: all.length }, noun),
      requestId: request.id,
    };
  },
);

function titleOf(shown: RequestView, list: PlanList): Text {
  const request = requestTitle(shown);
  return list === 'changes'
    ? sentence('{request}: changes', { request })
    : sentence('{request}: access', { request });
}

function people({ plan }: RequestView): Text[] {
  const principals = plan?.principals ?? [];
  return principals.map(({ displayName, detail }) =>
    detail ? joined([displayName, joined(['(', detail, ')'], '')], ' ') : displayName,
  );
}
