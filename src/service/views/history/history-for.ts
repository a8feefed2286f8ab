import type { Deps } from '../../model/deps.ts';
import { maySee, type Viewers } from '../may-see.ts';
import { reduceRequest } from '../reduce.ts';
import type { Page } from '../../model/view.ts';
import type { HistoryGroupView } from './history-view.ts';

/** Reduces a page of a history to what a conversation may see. */
export async function historyFor(
  deps: Deps,
  viewers: Viewers,
  page: Page<HistoryGroupView>,
): Promise<Page<HistoryGroupView>> {
  const items = page.items.map(async (group) =>
    (await maySee(deps, viewers, group.request)) ? group : reduceGroup(group),
  );
  return { ...page, items: await Promise.all(items) };
}

/** Keeps who did what and when; reasons and writes may name people and internal addresses. */
function reduceGroup(group: HistoryGroupView): HistoryGroupView {
  const { undo } = group;
  const unseen = { items: [], total: 0 };
  return {
    ...group,
    request: reduceRequest(group.request),
    events: group.events.map((event) => ({ ...event, comment: '', reason: '' })),
    writes: unseen,
    undo: undo && { ...undo, writes: unseen },
  };
}
