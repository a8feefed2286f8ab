import type { RequestRow } from '../../store/requests.ts';
import type { EventKind } from '../../store/event-table.ts';
import type { RequestState } from '../model/request.ts';
import type { Person, ProblemView } from '../model/view.ts';

/** What the record is to tell of a change of a request beyond its new state. */
export interface Told {
  /** Who did it; absent = the bot itself. */
  by?: Person;
  /** What it was, where the states alone do not tell. */
  kind?: EventKind;
  details?: Readonly<Record<string, unknown>>;
}

const kinds: Record<RequestState, EventKind | null> = {
  submitted: 'sent-back',
  planned: 'planned',
  approved: 'approved',
  // The ledger has what is done from now on.
  applying: null,
  done: 'done',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  expired: 'expired',
  failed: 'failed',
};

/** What a move from one state to another is in the record; null = nothing to tell. */
export function eventOfMove(from: RequestState, moved: RequestRow): EventKind | null {
  const to = moved.state;
  if (from === 'failed') return 'retried';
  if (from === 'applying' && to === 'withdrawn') return 'undo-ended';
  if (from !== 'submitted' && to === 'planned') return 'planned-again';
  if (to === 'failed' && ((moved.problem as ProblemView | null)?.fields.length ?? 0) > 0) return 'sent-back';
  return kinds[to];
}

/** What belongs to an event of this kind in every case: which plan, or what went wrong. */
export function detailsOf(kind: EventKind, { digest, problem }: RequestRow): Record<string, unknown> {
  if (kind === 'failed' || kind === 'sent-back') {
    const { title = '', code = '', graphRequestId = '' } = (problem ?? {}) as Partial<ProblemView>;
    return { title, code, graphRequestId };
  }
  const isAboutPlan = ['planned', 'planned-again', 'approved', 'rejected', 'taken-over'].includes(kind);
  return isAboutPlan ? { digest } : {};
}
