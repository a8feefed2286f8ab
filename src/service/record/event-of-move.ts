import type { RequestRow } from '../../store/requests.ts';
import type { EventKind } from '../../store/event-table.ts';
import type { RequestState } from '../model/request/request.ts';
import type { Person, ProblemView } from '../model/view.ts';

/** What to record about a move of a request besides its new state. */
export interface Told {
  /** Who did it; absent = the bot itself. */
  by?: Person;
  /** The kind of event, where it does not follow from the states. */
  kind?: EventKind;
  details?: Readonly<Record<string, unknown>>;
  /** The conversations that show it are woken by somebody else, a little later. */
  isToldLater?: true;
}

const kinds: Record<RequestState, EventKind | null> = {
  submitted: 'sent-back',
  planned: 'planned',
  approved: 'approved',
  // From here on, the ledger records what is done.
  applying: null,
  done: 'done',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  expired: 'expired',
  failed: 'failed',
};

/** Returns the kind of event to record for a move from one state to another; null = none. */
export function eventOfMove(from: RequestState, moved: RequestRow): EventKind | null {
  const to = moved.state;
  if (from === 'failed') return 'retried';
  if (from === 'applying' && to === 'withdrawn') return 'undo-ended';
  if (from !== 'submitted' && to === 'planned') return 'planned-again';
  if (to === 'failed' && ((moved.problem as ProblemView | null)?.fields.length ?? 0) > 0) return 'sent-back';
  return kinds[to];
}

/** Returns the details that every event of this kind carries: the plan's digest, or what went wrong. */
export function detailsOf(kind: EventKind, { digest, problem }: RequestRow): Record<string, unknown> {
  if (kind === 'failed' || kind === 'sent-back') {
    const { title = '', code = '', graphRequestId = '' } = (problem ?? {}) as Partial<ProblemView>;
    return { title, code, graphRequestId };
  }
  const isAboutPlan = ['planned', 'planned-again', 'approved', 'rejected', 'taken-over'].includes(kind);
  return isAboutPlan ? { digest } : {};
}
