import { joined, moment, sentence, type Text } from '../../language/sentence.ts';
import type { HistoryEntryView, Page } from '../../service/view.ts';
import { escapeList, escapeMarkdown } from '../text.ts';
import { pagingData, type PagingData } from './paging.ts';
import type { StateData } from './request/request-words.ts';

/** Data of `history`. */
export interface HistoryData {
  name: string;
  key: string;
  rows: { sign: string; color: StateData['color']; sentence: Text; detail: Text }[];
  isEmpty: boolean;
  paging: PagingData;
}

const signs = {
  done: { sign: '✓', color: 'good' },
  refused: { sign: '✗', color: 'attention' },
  unknown: { sign: '?', color: 'warning' },
} as const;

/** What was written to the tenant for a publication, newest first, one page. */
export function historyView(name: string, page: Page<HistoryEntryView>): HistoryData {
  return {
    name: escapeMarkdown(name),
    key: name,
    rows: page.items.map((entry) => ({
      ...signs[entry.outcome],
      sentence: escapeMarkdown(entry.sentence, 300),
      detail: detailOf(entry),
    })),
    isEmpty: page.items.length === 0,
    paging: pagingData(page, 'change'),
  };
}

function detailOf({ at, requester, approvedBy, outcome, code, graphRequestId }: HistoryEntryView): Text {
  const who = sentence('asked by {requester}', { requester: escapeMarkdown(requester, 80) });
  const approved =
    approvedBy.length > 0 ? sentence('approved by {people}', { people: escapeList(approvedBy, 3) }) : '';
  const how = {
    done: '',
    refused: sentence('refused: {code}', { code: escapeMarkdown(code) }),
    unknown: sentence('no answer; looked again afterwards'),
  };
  // Support asks for it when something went wrong; otherwise it only buries the rest.
  const isAsked = outcome !== 'done' && graphRequestId !== '';
  const graph = isAsked ? sentence('Graph request {id}', { id: escapeMarkdown(graphRequestId) }) : '';
  return joined([moment(at), who, approved, how[outcome], graph], ' · ');
}
