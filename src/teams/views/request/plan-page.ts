import type { RequestView } from '../../../service/view.ts';
import { escapeMarkdown } from '../../text.ts';
import { pagingData, type PagingData } from '../paging.ts';
import { requestTitle } from './request-words.ts';

/** The long lists of a plan, of which other cards show the beginning. */
export const planLists = ['changes', 'people'] as const;
export type PlanList = (typeof planLists)[number];

/** Data of `plan-page`. */
export interface PlanPageData {
  title: string;
  list: PlanList;
  lines: { text: string }[];
  paging: PagingData;
  requestId: string;
}

const linesOnPage = 40;

/** One page of a plan's changes, or of everybody who has access by it; a page that does not exist is the last one. */
export function planPageView(request: RequestView, list: PlanList, wanted: number): PlanPageData {
  const all = list === 'changes' ? (request.plan?.changes ?? []) : people(request);
  const pages = Math.max(1, Math.ceil(all.length / linesOnPage));
  const page = Math.min(wanted, pages);
  const from = (page - 1) * linesOnPage;
  const items = all.slice(from, from + linesOnPage);
  const [noun, what] = list === 'changes' ? ['change', 'changes'] : ['assignment', 'access'];
  return {
    title: `${requestTitle(request)}: ${what}`,
    list,
    lines: items.map((text, index) => ({ text: `${from + index + 1}\\. ${escapeMarkdown(text)}` })),
    paging: pagingData({ items, page, pages, total: all.length }, noun),
    requestId: request.id,
  };
}

function people({ plan }: RequestView): string[] {
  const principals = plan?.principals ?? [];
  return principals.map(({ displayName, detail }) => (detail ? `${displayName} (${detail})` : displayName));
}
