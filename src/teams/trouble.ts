import { TerminalError, UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import { problemFor } from '../service/fail.ts';

/** What went wrong, in words for the person who asked. */
export interface Trouble {
  title: string;
  text: string;
  advice: string;
}

/** Words for an error; what is not the person's own mistake is logged, once, here. */
export function troubleOf(error: unknown, log: Log): Trouble {
  if (error instanceof UserError) return { title: error.message, text: '', advice: error.advice };
  log.error({ err: error }, 'Could not answer');
  if (error instanceof TerminalError) return { title: error.message, text: '', advice: error.advice };
  const problem = problemFor(error);
  return { title: problem.title, text: '', advice: problem.advice };
}
