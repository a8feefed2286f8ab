import { StartError } from '../errors.ts';

/** Creates the error for untrustworthy data in `path`: `what` is wrong, and `tried` says how this was found. */
export function damaged(path: string, what: string, tried: string, cause?: unknown): StartError {
  return new StartError(
    `The data in ${path} is damaged: ${what}.
Tried: ${tried}.
To go on, restore the folder of DATA_DIR from a copy that was made while the bot was stopped, or start afresh beside it with
another DATA_DIR. Keep the damaged folder until then; what is published in Microsoft Entra stays published.`,
    { cause },
  );
}
