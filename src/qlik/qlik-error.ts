/**
 * What went wrong with a call:
 * `no-name` its name does not resolve; `no-answer` nothing came, in time or at all; `stranger` its certificate is not of
 * the authority given, for another name, or out of its time; `own-certificate` ours is out of its time; `refused` it
 * does not let this caller do that; `gone` there is no such object; `conflict` somebody else has changed the object;
 * `failed` it could not; `unreadable` the answer is not what this interface gives.
 */
export type QlikTrouble =
  | 'no-name'
  | 'no-answer'
  | 'stranger'
  | 'own-certificate'
  | 'refused'
  | 'gone'
  | 'conflict'
  | 'failed'
  | 'unreadable';

/** A call to the Qlik Repository Service that had no good answer. The message is for the log, never for a chat. */
export class QlikError extends Error {
  override name = 'QlikError';
  readonly trouble: QlikTrouble;
  /** HTTP status; 0 = no answer. */
  readonly statusCode: number;
  constructor(trouble: QlikTrouble, message: string, details: { statusCode?: number; cause?: unknown } = {}) {
    super(message, { cause: details.cause });
    this.trouble = trouble;
    this.statusCode = details.statusCode ?? 0;
  }
}

/** Whether the same call may succeed later without anybody doing anything. */
export function isQlikAway(error: unknown): boolean {
  if (!(error instanceof QlikError)) return false;
  return ['no-name', 'no-answer', 'failed', 'conflict'].includes(error.trouble);
}

/** Whether a write with that error has certainly not been carried out. */
export function hasChangedNothing({ trouble }: QlikError): boolean {
  return !['no-answer', 'failed', 'unreadable'].includes(trouble);
}
