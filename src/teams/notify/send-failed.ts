import type { SendFailure } from './failure.ts';

/** An answer is not worth another delivery of what it answers. */
const finalKinds: readonly SendFailure['kind'][] = ['gone', 'refused', 'not-now', 'message-lost'];

/** Teams did not accept an answer. `cause` is the connector's error. */
export class SendFailedError extends Error {
  override name = 'SendFailedError';
  readonly kind: SendFailure['kind'];
  constructor(kind: SendFailure['kind'], cause: unknown) {
    super('Teams did not take an answer', { cause });
    this.kind = kind;
  }

  /** Whether the answer can never be sent there. If false, redelivering the activity is worthwhile. */
  isFinal(): boolean {
    return finalKinds.includes(this.kind);
  }
}
