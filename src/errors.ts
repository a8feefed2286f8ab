/** One thing wrong with an input: the input's id on the form (`''` = the whole form) and what to do about it. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** What the person did cannot be done: `message` says why in their words, `advice` the next move. Safe to show. */
export class UserError extends Error {
  override name = 'UserError';
  readonly advice: string;
  readonly fields: readonly FieldProblem[];
  constructor(message: string, advice = '', fields: readonly FieldProblem[] = []) {
    super(message);
    this.advice = advice;
    this.fields = fields;
  }
}

/** An operator must act (a setting, a role, a licence); trying again will not help. Safe to show. */
export class TerminalError extends Error {
  override name = 'TerminalError';
  readonly advice: string;
  readonly code: string;
  readonly graphRequestId: string;
  constructor(
    message: string,
    advice: string,
    details: { code?: string; graphRequestId?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.advice = advice;
    this.code = details.code ?? '';
    this.graphRequestId = details.graphRequestId ?? '';
  }
}
