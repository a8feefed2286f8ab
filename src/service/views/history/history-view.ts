import type { Text } from '../../../language/sentence.ts';
import type { EventKind } from '../../../store/event-table.ts';
import type { Seen } from '../../model/publication/seen.ts';
import type { RequestView } from '../../model/view.ts';

/** The events in a request's history. A first plan is left out, because what became of it is shown. */
export type HistoryEventKind = Exclude<EventKind, 'planned' | 'bound' | 'unbound'>;

/** One line of a request's history. Fields that do not apply are `''`. */
export interface HistoryEventView {
  at: string;
  kind: HistoryEventKind;
  /** Name of the person who did it; `''` = the bot, or not recorded. */
  by: string;
  /** Comment of a decision, or what a tester added. */
  comment: string;
  /** Why a person was refused, or what went wrong. */
  reason: Text;
  /** Verb of the refused button. */
  what: string;
  /** What a tester saw; absent = the event is another. */
  seen?: Seen;
}

/** One write to Microsoft Graph, for display. */
export interface HistoryWriteView {
  at: string;
  sentence: Text;
  /** `unknown`: there was no answer, so the state was read again. */
  outcome: 'done' | 'refused' | 'unknown';
  /** Graph's error code when refused. */
  code: string;
  graphRequestId: string;
}

/** Some of a request's writes, in order, and the total number. */
export interface HistoryWritesView {
  items: HistoryWriteView[];
  total: number;
}

/** One request with everything that became of it. */
export interface HistoryGroupView {
  request: RequestView;
  /** In order; if there are very many, the first, the newest, and what people decided and pressed. */
  events: HistoryEventView[];
  hiddenEvents: number;
  /** Number of refused clicks not among the events. */
  hiddenRefusals: number;
  writes: HistoryWritesView;
  /**
   * The writes of the undo, and the names of those who pressed Undo (none = not recorded); null = nobody pressed Undo.
   */
  undo: { by: string[]; writes: HistoryWritesView } | null;
}
