import { countLedger, findLedger } from '../store/ledger.ts';
import { findNewestRequest } from '../store/request-lists.ts';
import { findDecisions } from '../store/requests.ts';
import type { Deps } from './deps.ts';
import { pageFrom, pageWindow } from './page.ts';
import type { Change } from './publication/change.ts';
import type { RequestKind } from './request.ts';
import type { HistoryEntryView, Page } from './view.ts';

/** Every write to Graph for a publication, newest first; null = nothing was ever asked under that name. */
export async function listHistory(
  deps: Deps,
  name: string,
  page: number,
): Promise<Page<HistoryEntryView> | null> {
  const wanted = name.trim().toLowerCase();
  if (!(await findNewestRequest(deps.db, wanted))) return null;
  const total = await countLedger(deps.db, wanted);
  const rows = await findLedger(deps.db, wanted, pageWindow(page, total));
  const entries = rows.map(async (row): Promise<HistoryEntryView> => {
    const decisions = await findDecisions(deps.db, row.request_id);
    return {
      at: row.started_at.toISOString(),
      sentence: (row.change as Change).sentence,
      requester: row.requester_name,
      approvedBy: decisions.filter((one) => one.decision === 'approve').map((one) => one.actor_name),
      kind: row.kind as RequestKind,
      outcome: row.outcome === 'done' ? 'done' : row.outcome === '' ? 'unknown' : 'refused',
      code: row.outcome === 'done' ? '' : row.outcome,
      graphRequestId: row.graph_request_id,
      requestId: row.request_id,
    };
  });
  return pageFrom(await Promise.all(entries), page, total);
}
