import { isUnreachable } from '../../graph/graph-error.ts';
import { isDatabaseAway } from '../../store/away.ts';

/** Something cannot be done now, and nothing was done: whoever asked shall ask again. */
export class NotNowError extends Error {
  override name = 'NotNowError';
}

/** Whether something else than the bot was at fault, and only for a while: the database, its disk, or Microsoft Graph. */
export function isPassing(error: unknown): boolean {
  return isUnheard(error) || isUnreachable(error);
}

/** Whether a message has to come again, because the bot could not even take it up or look into its store. */
export function isUnheard(error: unknown): boolean {
  return error instanceof NotNowError || (isDatabaseAway(error) && !isUnreachable(error));
}
