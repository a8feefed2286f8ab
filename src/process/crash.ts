import { safeError } from '../safe-error.ts';

/**
 * Ends the process on an uncaught error. Node itself would print every field of the error, including query parameters.
 */
export function crashWithoutData(): void {
  process.on('uncaughtException', (error: unknown) => {
    process.stderr.write(`The bot ends on an unexpected error: ${JSON.stringify(safeError(error))}\n`);
    process.exit(1);
  });
}
