import { sentence, type Text } from '../../../language/sentence.ts';
import type { Page } from '../../../service/model/view.ts';
import { mostCounted } from '../../../service/views/page.ts';
import { count, type Noun } from '../../text.ts';

/** What the foot of a paged list shows; `previous` and `next` are page numbers, `''` = no such page. */
export interface PagingData {
  summary: Text;
  previous: string;
  next: string;
}

/** The foot of a list: "34 requests, page 2 of 4" and the pages beside this one. */
export function pagingData(page: Page<unknown>, noun: Noun): PagingData {
  const isMore = page.total > mostCounted;
  const total = isMore
    ? sentence('more than {things}', { things: count(mostCounted, noun) })
    : count(page.total, noun);
  const position = { page: String(page.page), pages: String(page.pages) };
  return {
    summary: page.pages > 1 ? sentence('{total}, page {page} of {pages}', { total, ...position }) : total,
    previous: page.page > 1 ? String(page.page - 1) : '',
    next: page.page < page.pages ? String(page.page + 1) : '',
  };
}
