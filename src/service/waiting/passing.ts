import { isUnreachable } from '../../graph/graph-error.ts';
import { isDatabaseAway } from '../../store/away.ts';

/** Something cannot be done now and nothing was done; the caller should try again. */
export class NotNowError extends Error {
  override name = 'NotNowError';
}

/** Whether an error is temporary and not the bot's fault: the database, its disk or Microsoft Graph is unavailable. */
export function isPassing(error: unknown): boolean {
  return isUnheard(error) || isUnreachable(error);
}

/** Whether a message must be delivered again, because the bot could not accept it or reach its store. */
export function isUnheard(error: unknown): boolean {
  return error instanceof NotNowError || (isDatabaseAway(error) && !isUnreachable(error));
}
