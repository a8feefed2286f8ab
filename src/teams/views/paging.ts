import type { Page } from '../../service/view.ts';
import { mostCounted } from '../../service/page.ts';
import { count } from '../text.ts';

/** What the foot of a paged list shows; `previous` and `next` are page numbers, `''` = no such page. */
export interface PagingData {
  summary: string;
  previous: string;
  next: string;
}

/** The foot of a list: "34 requests, page 2 of 4" and the pages beside this one. */
export function pagingData(page: Page<unknown>, noun: string): PagingData {
  const isMore = page.total > mostCounted;
  const total = isMore ? `more than ${count(mostCounted, noun)}` : count(page.total, noun);
  const position = page.pages > 1 ? `, page ${page.page} of ${page.pages}` : '';
  return {
    summary: `${total}${position}`,
    previous: page.page > 1 ? String(page.page - 1) : '',
    next: page.page < page.pages ? String(page.page + 1) : '',
  };
}
