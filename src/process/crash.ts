import { safeError } from '../safe-error.ts';

/** Ends the process on what nobody caught. Node itself would print the error with every field, the parameters of a query included. */
export function crashWithoutData(): void {
  process.on('uncaughtException', (error: unknown) => {
    process.stderr.write(`The bot ends on an unexpected error: ${JSON.stringify(safeError(error))}\n`);
    process.exit(1);
  });
}
