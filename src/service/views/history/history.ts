import { findWrites, type LedgerRow } from '../../../store/ledger.ts';
import { countRequestsByName, findRequestsByName } from '../../../store/request-lists.ts';
import type { RequestRow } from '../../../store/requests.ts';
import type { Deps } from '../../model/deps.ts';
import { mostCounted, readPage, type PageAt } from '../page.ts';
import type { Change } from '../../model/publication/change.ts';
import type { HistoryGroupView, HistoryWritesView, HistoryWriteView } from './history-view.ts';
import { toldEvents } from './told-events.ts';
import { requestView } from '../request-view.ts';
import type { Page } from '../../model/view.ts';

/** Requests per page: each has several lines, and Teams limits the size of a card. */
const groupsAtOnce = 3;
const mostWrites = 8;

/**
 * Lists every request about a publication with its history, newest first; null = there was never a request under that
 * name.
 */
export async function listHistory(
  deps: Deps,
  name: string,
  at: number | PageAt,
): Promise<Page<HistoryGroupView> | null> {
  const wanted = name.trim().toLowerCase();
  const total = await countRequestsByName(deps.db, wanted, mostCounted + 1);
  if (total === 0) return null;
  const of = { total, size: groupsAtOnce };
  return readPage(at, of, (window) => findRequestsByName(deps.db, wanted, window), {
    keyOf: ({ id }) => id,
    view: (row) => groupOf(deps, row),
  });
}

async function groupOf(deps: Deps, row: RequestRow): Promise<HistoryGroupView> {
  const { undoneBy, ...told } = await toldEvents(deps.db, row);
  return {
    request: await requestView(deps, row),
    ...told,
    writes: await writesOf(deps, row, false),
    undo: row.is_undo ? { by: undoneBy, writes: await writesOf(deps, row, true) } : null,
  };
}

async function writesOf({ db }: Deps, { id }: RequestRow, isUndo: boolean): Promise<HistoryWritesView> {
  const { rows, total } = await findWrites(db, id, { isUndo, most: mostWrites });
  const inOrder = rows.toSorted((one, other) => Number(one.id) - Number(other.id));
  return { items: inOrder.map(writeView), total };
}

function writeView({ started_at, change, outcome, graph_request_id }: LedgerRow): HistoryWriteView {
  return {
    at: started_at.toISOString(),
    sentence: (change as Change).sentence,
    outcome: outcome === 'done' ? 'done' : outcome === '' ? 'unknown' : 'refused',
    code: outcome === 'done' ? '' : outcome,
    graphRequestId: graph_request_id,
  };
}
