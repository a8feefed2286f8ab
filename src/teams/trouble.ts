import { sentence, type Text } from '../language/sentence.ts';
import { TerminalError, UserError } from '../errors.ts';
import type { Log } from '../log.ts';
import { problemFor } from '../service/reconcile/fail.ts';
import { SendFailedError } from './notify/send-failed.ts';
import { isPassing } from '../service/waiting/passing.ts';

/** What went wrong, worded for the person who asked. */
export interface Trouble {
  title: Text;
  text: Text;
  advice: Text;
}

/** The database or a service that the bot needs is unreachable. */
export const notNow: Trouble = {
  title: sentence('This cannot be done right now.'),
  text: '',
  advice: sentence('Nothing was changed. Try again in a minute.'),
};

/** Returns words for an error. Logs it here, once: refusals as information, anything else as an error. */
export function troubleOf(error: unknown, log: Log): Trouble {
  if (error instanceof UserError) {
    log.info({ refusal: error.message }, 'Refused');
    return { title: error.said, text: '', advice: error.advice };
  }
  if (error instanceof SendFailedError) {
    log.warn({ err: error, kind: error.kind }, 'Teams did not take an answer');
    return notTaken(error);
  }
  log.error({ err: error }, 'Could not answer');
  if (error instanceof TerminalError) return { title: error.said, text: '', advice: error.advice };
  if (isPassing(error)) return notNow;
  const problem = problemFor(error);
  return { title: problem.title, text: problem.graphSaid ?? '', advice: problem.advice };
}

/** What was done stays done: only its answer is missing. */
function notTaken(error: SendFailedError): Trouble {
  const title = sentence('Teams did not take the answer as a message, so it is not shown here.');
  const advice = error.isFinal()
    ? sentence('Type the command in a chat with the bot instead.')
    : sentence('Press the button again in a moment.');
  return { title, text: '', advice };
}
