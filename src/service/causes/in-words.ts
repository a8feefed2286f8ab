import type { DiagnosedCause } from '../model/publication/diagnosis.ts';
import type { Cause } from './cause.ts';
import type { Facts } from './facts.ts';

/** Says a cause in the words of one publication. */
export function inWords(cause: Cause, facts: Facts): DiagnosedCause {
  return {
    id: cause.id,
    title: cause.title(facts),
    confirm: cause.confirm(facts),
    advice: cause.advice(facts),
    who: cause.who,
    commands: cause.commands(facts),
  };
}
