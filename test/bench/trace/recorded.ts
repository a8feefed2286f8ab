/** Something that the process under test did. Times are milliseconds since 1970. */
export interface Recorded {
  /** A click that came in, a call of Graph or of Teams, a statement of ours or of the job queue. */
  kind: 'click' | 'graph' | 'teams' | 'statement' | 'queue';
  what: string;
  start: number;
  /** 0 = it has not ended. */
  end: number;
}

export interface Report {
  events: Recorded[];
  /** Processor time of the whole process. */
  processorMs: number;
}
