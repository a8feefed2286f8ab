import type { Text } from '../../../language/sentence.ts';
import { findEvents, type EventRow } from '../../../store/events.ts';
import { findDecisions, type DecisionRow, type RequestRow } from '../../../store/requests.ts';
import type { Seen } from '../../model/publication/seen.ts';
import { isFinal } from '../../model/request/request.ts';
import { eventOfMove } from '../../record/event-of-move.ts';
import type { HistoryEventKind, HistoryEventView, HistoryGroupView } from './history-view.ts';
import type { Db } from '../../../store/db.ts';

const mostEvents = 8;
const mostRead = 500;
const mostRefusals = 2;

/** The lines of a request's history, and the names of those who pressed Undo. */
interface Told extends Pick<HistoryGroupView, 'events' | 'hiddenEvents' | 'hiddenRefusals'> {
  undoneBy: string[];
}

/** Returns a request's history in order. Events from before the record existed are derived from its rows. */
export async function toldEvents(db: Db, row: RequestRow): Promise<Told> {
  const told = await findEvents(db, row.id, { refused: false, most: mostRead });
  const refused = await findEvents(db, row.id, { refused: true, most: mostRefusals });
  const all = [...unrecorded(row, await findDecisions(db, row.id), told.rows), ...told.rows.map(toView)];
  const events = inOrder(all);
  const shown = fewOf(events);
  return {
    events: inOrder([...shown, ...refused.rows.map(toView)]),
    hiddenEvents: events.length - shown.length + told.total - told.rows.length,
    hiddenRefusals: refused.total - refused.rows.length,
    undoneBy: [...new Set(all.filter(({ kind }) => kind === 'undone').map(({ by }) => by))],
  };
}

/** The first event and the newest, then who decided, who pressed another button, and what else is new. */
function fewOf([first, ...others]: readonly HistoryEventView[]): HistoryEventView[] {
  const newest = others.toReversed();
  const of = (...kinds: HistoryEventKind[]) => newest.filter(({ kind }) => kinds.includes(kind));
  const byWeight = [
    ...newest.slice(0, 1),
    ...of('approved', 'rejected', 'undone', 'withdrawn'),
    ...of('retried', 'taken-over'),
    ...newest,
  ];
  return [...(first ? [first] : []), ...[...new Set(byWeight)].slice(0, mostEvents - 1)];
}

function inOrder(events: readonly HistoryEventView[]): HistoryEventView[] {
  return events.toSorted((one, other) => one.at.localeCompare(other.at));
}

function toView({ at, kind, actor_name: by, details }: EventRow): HistoryEventView {
  const { comment = '', reason, title, what = '', seen } = details as Details;
  const why = kind === 'asked' ? '' : (reason ?? title ?? '');
  const told = { at: at.toISOString(), kind: kind as HistoryEventKind, by, comment, reason: why, what };
  return seen ? { ...told, seen } : told;
}

interface Details {
  comment?: string;
  reason?: Text;
  title?: Text;
  what?: string;
  seen?: Seen;
}

/**
 * Derives the events of a request that was made, decided or ended before the record existed, or by an older version.
 */
function unrecorded(
  row: RequestRow,
  decisions: readonly DecisionRow[],
  told: readonly EventRow[],
): HistoryEventView[] {
  const has = (...kinds: HistoryEventKind[]) => told.some(({ kind }) => (kinds as string[]).includes(kind));
  const empty = { by: '', comment: '', reason: '', what: '' };
  const events: HistoryEventView[] = [];
  if (!has('asked'))
    events.push({ ...empty, at: row.created_at.toISOString(), kind: 'asked', by: row.requester_name });
  for (const { actor_id, actor_name: by, comment, decision, decided_at, digest } of decisions) {
    const kind = decision === 'approve' ? 'approved' : 'rejected';
    const isTold = told.some(
      (one) => one.kind === kind && one.actor_id === actor_id && one.details['digest'] === digest,
    );
    if (!isTold) events.push({ ...empty, at: decided_at.toISOString(), kind, by, comment });
  }
  const state = row.state;
  const end = isFinal(state) && state !== 'rejected' ? endOf(row) : null;
  const by = end === 'withdrawn' ? row.requester_name : '';
  if (end && !has(end)) events.push({ ...empty, at: row.updated_at.toISOString(), kind: end, by });
  return events;
}

function endOf(row: RequestRow): HistoryEventKind {
  return eventOfMove(
    row.is_undo && row.state === 'withdrawn' ? 'applying' : 'approved',
    row,
  ) as HistoryEventKind;
}
