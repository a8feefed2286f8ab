import { english } from './language/say.ts';
import type { Text } from './language/sentence.ts';

/** A problem with one input: its id on the form (`''` = the whole form) and what to do about it. */
export interface FieldProblem {
  field: string;
  message: Text;
}

/** The action is not possible: `message` says why in the user's terms, `advice` what to do next. Safe to show. */
export class UserError extends Error {
  override name = 'UserError';
  /** The message as a translatable text. */
  readonly said: Text;
  readonly advice: Text;
  readonly fields: readonly FieldProblem[];
  constructor(said: Text, advice: Text = '', fields: readonly FieldProblem[] = []) {
    super(english(said));
    this.said = said;
    this.advice = advice;
    this.fields = fields;
  }
}

/** An operator must act (a setting, a role, a licence); retrying will not help. Safe to show. */
export class TerminalError extends Error {
  override name = 'TerminalError';
  /** The message as a translatable text. */
  readonly said: Text;
  readonly advice: Text;
  readonly code: string;
  readonly graphRequestId: string;
  constructor(
    said: Text,
    advice: Text,
    details: { code?: string; graphRequestId?: string; cause?: unknown } = {},
  ) {
    super(english(said), { cause: details.cause });
    this.said = said;
    this.advice = advice;
    this.code = details.code ?? '';
    this.graphRequestId = details.graphRequestId ?? '';
  }
}

/** The bot cannot start for a reason that its operator can fix; the message says what is wrong and what to do. */
export class StartError extends Error {
  override name = 'StartError';
}
