import type { SendFailure } from './failure.ts';

/** Teams did not take an answer; `cause` is what its connector said. */
export class SendFailedError extends Error {
  override name = 'SendFailedError';
  readonly kind: SendFailure['kind'];
  constructor(kind: SendFailure['kind'], cause: unknown) {
    super('Teams did not take an answer', { cause });
    this.kind = kind;
  }

  /** Nobody can be told there, or not this; else the message is worth coming again. */
  isFinal(): boolean {
    return this.kind === 'gone' || this.kind === 'refused';
  }
}
