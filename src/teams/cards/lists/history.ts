import type { Language } from '../../../language/language.ts';
import { joined, sentence, type Text } from '../../../language/sentence.ts';
import type {
  HistoryGroupView,
  HistoryWritesView,
  HistoryWriteView,
} from '../../../service/views/history/history-view.ts';
import type { Page } from '../../../service/model/view.ts';
import { count, escapeList, escapeMarkdown, moreLine } from '../../text.ts';
import { eventLine, writeLine } from './history-words.ts';
import { pagingData, type PagingData } from '../words/paging.ts';
import { requestState, requestTitle, whoSeesAll, type StateData } from '../words/request-words.ts';
import { card, type AdaptiveCard } from '../render.ts';

/** What was written, under a heading. The heading is `''` if nothing was. */
interface WritesData {
  title: Text;
  lines: { text: Text }[];
}

/** One request: what became of it, what it wrote, and what its undo wrote. */
interface GroupData {
  title: Text;
  state: StateData;
  lines: { text: Text }[];
  writes: WritesData;
  undo: WritesData;
}

/** Data of `history`. */
interface HistoryData {
  name: string;
  key: string;
  groups: GroupData[];
  paging: PagingData;
}

/** In UTF-16 units, as Teams counts. 28 KB is the lowest limit documented; the message around the card needs a part. */
const mostLetters = 13_500;

/** One page of the requests about a publication and their outcomes, newest first. */
export const historyCard = card(
  'history',
  (name: string, page: Page<HistoryGroupView>, mostWrites: number = 8): HistoryData => ({
    name: escapeMarkdown(name),
    key: name,
    groups: page.items.map((group) => groupData(group, mostWrites)),
    paging: pagingData(page, 'request'),
  }),
);

/** Returns the card with as many writes per request as fit in a Teams message. */
export function fittingHistoryCard(
  language: Language,
  name: string,
  page: Page<HistoryGroupView>,
  [most = 0, ...fewer]: readonly number[] = [8, 4, 2],
): AdaptiveCard {
  const shown = historyCard(language, name, page, most);
  const isFitting = JSON.stringify(shown).length <= mostLetters;
  return isFitting || fewer.length === 0 ? shown : fittingHistoryCard(language, name, page, fewer);
}

function groupData({ request, undo, writes, ...told }: HistoryGroupView, most: number): GroupData {
  const hidden = [
    told.hiddenEvents > 0
      ? sentence('{count, plural, one {# more event} other {# more events}}', { count: told.hiddenEvents })
      : '',
    told.hiddenRefusals > 0
      ? sentence('{count, plural, one {# more refused click} other {# more refused clicks}}', {
          count: told.hiddenRefusals,
        })
      : '',
  ];
  return {
    title: requestTitle(request),
    state: requestState(request),
    lines: [...told.events.map(eventLine), ...hidden, whoSeesAll(request)]
      .filter((text) => text !== '')
      .map((text) => ({ text })),
    writes: writesData(sentence('Written to Microsoft Entra'), writes, most),
    undo:
      undo && undo.writes.total > 0
        ? writesData(undoTitle(undo.by), undo.writes, most)
        : { title: '', lines: [] },
  };
}

/** Never says "approved": approving a request does not approve its undo. */
function undoTitle(by: readonly string[]): Text {
  if (by.length === 0) return sentence('Undo, not recorded by whom');
  return sentence('Undo by {people}', { people: escapeList(by, 3) });
}

function writesData(title: Text, { items, total }: HistoryWritesView, most: number): WritesData {
  if (total === 0) return { title: '', lines: [] };
  const lines: WritesData['lines'] = fewOf(items, most).map((write) => ({ text: writeLine(write) }));
  const hidden = total - lines.length;
  const more = hidden > 0 ? [{ text: joined(['…', moreLine(hidden)], ' ') }] : [];
  return { title: joined([title, count(total, 'change')], ': '), lines: [...lines, ...more] };
}

/** Returns at most `most` writes in their order. Those that did not succeed are left out last. */
function fewOf(writes: readonly HistoryWriteView[], most: number): HistoryWriteView[] {
  const [bad, good] = [
    writes.filter(({ outcome }) => outcome !== 'done'),
    writes.filter(({ outcome }) => outcome === 'done'),
  ];
  const few = [...bad, ...good].slice(0, most);
  return writes.filter((write) => few.includes(write));
}
