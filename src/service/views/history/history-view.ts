import type { Text } from '../../../language/sentence.ts';
import type { EventKind } from '../../../store/event-table.ts';
import type { RequestView } from '../../model/view.ts';

/** What the history of a request tells; a first plan is told by what became of it. */
export type HistoryEventKind = Exclude<EventKind, 'planned' | 'bound' | 'unbound'>;

/** One line of a request's history. What does not apply is `''`. */
export interface HistoryEventView {
  at: string;
  kind: HistoryEventKind;
  /** Name of who did it; `''` = the bot, or not recorded. */
  by: string;
  /** Of a decision. */
  comment: string;
  /** Why somebody was refused, or what went wrong. */
  reason: Text;
  /** Verb of the button that somebody was refused. */
  what: string;
}

/** One write to Microsoft Graph as a person reads it. */
export interface HistoryWriteView {
  at: string;
  sentence: Text;
  /** `unknown`: no answer came, the state was read again afterwards. */
  outcome: 'done' | 'refused' | 'unknown';
  /** Graph's error code when refused. */
  code: string;
  graphRequestId: string;
}

/** A few of them, in order, and how many there are. */
export interface HistoryWritesView {
  items: HistoryWriteView[];
  total: number;
}

/** One request with all that became of it. */
export interface HistoryGroupView {
  request: RequestView;
  /** In order; of very many, the first and the newest. */
  events: HistoryEventView[];
  hiddenEvents: number;
  /** Refused clicks that are not among the events. */
  hiddenRefusals: number;
  writes: HistoryWritesView;
  /** What took it back, and the names of who pressed Undo (none = not recorded); null = nobody pressed Undo. */
  undo: { by: string[]; writes: HistoryWritesView } | null;
}
