import { joined, sentence, type Text } from '../../../language/sentence.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { kindWords } from '../../kinds/table.ts';
import { count, escapeMarkdown, moreLine } from '../../text.ts';
import { planLines } from '../words/plan-words.ts';

const mostChanges = 40;

/** So few changes are shown at once, where the applications alone do not tell what happens. */
const fewChanges = 8;

/** What an approval brings, numbered, and how much of it the card shows at once. */
export function changesData(request: RequestView) {
  const all = planLines(request);
  const title = sentence('Show {changes}', { changes: count(all.length, 'change') });
  return {
    changes: changeLines(all),
    changesTitle: all.length === 0 ? '' : title,
    showChanges: !kindWords[request.kind].plan.isToldByApplications && all.length <= fewChanges,
    hasMoreChanges: all.length > mostChanges,
  };
}

function changeLines(changes: readonly Text[]): { text: Text }[] {
  const hidden = changes.length - mostChanges;
  const lines = changes
    .slice(0, mostChanges)
    .map((change, index) => joined([`${index + 1}\\.`, escapeMarkdown(change)], ' '));
  return [...lines, ...(hidden > 0 ? [moreLine(hidden)] : [])].map((text) => ({ text }));
}
