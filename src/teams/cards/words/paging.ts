import { sentence, type Text } from '../../../language/sentence.ts';
import type { Page } from '../../../service/model/view.ts';
import { mostCounted } from '../../../service/views/page.ts';
import { count, type Noun } from '../../text.ts';

/**
 * The footer of a paged list. `previous` and `next` are page numbers, `''` if there is no such page; `first` and `last`
 * are the keys of the entries beside which these begin, `''` if only their number says where.
 */
export interface PagingData {
  summary: Text;
  previous: string;
  next: string;
  first: string;
  last: string;
}

/** Returns the footer of a list: "34 requests, page 2 of 4" and the neighbouring pages. */
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
    first: page.first ?? '',
    last: page.last ?? '',
  };
}
