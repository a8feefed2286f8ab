import { joined, type Text } from '../../../language/sentence.ts';
import type { Finding, OutsideCheck } from '../../model/publication/outside.ts';
import type { Look } from '../cause.ts';
import type { Facts } from '../facts.ts';

type Step = Finding['step'];

/** What the visits say of one of their steps, for all addresses together. */
export function lookAt(facts: Facts, step: Step): Look {
  const states = findings(facts, step).map(({ state }) => state);
  if (states.includes('wrong')) return 'found';
  if (states.includes('unsure')) return 'maybe';
  return states.length > 0 && states.every((state) => state === 'fine') ? 'fine' : 'unseen';
}

/** What was wrong at one step, in the words of the visit. */
export function wordsOf(facts: Facts, step: Step): Text {
  const wrong = findings(facts, step).filter(({ state }) => state === 'wrong' || state === 'unsure');
  return joined(
    wrong.map(({ text }) => text),
    ' ',
  );
}

/** The external hosts whose last visit ended in a state. */
export function hostsIn({ desired, outside }: Facts, state: OutsideCheck['state']): string[] {
  const those = outside.filter((check) => check.state === state).map(({ role }) => role);
  return desired.applications
    .filter(({ role }) => those.includes(role))
    .map(({ externalUrl }) => new URL(externalUrl).hostname);
}

/** An address that is not live yet is no evidence of anything else. */
function findings({ outside }: Facts, step: Step): Finding[] {
  return outside
    .filter(({ state }) => state !== 'settling')
    .flatMap((check) => check.findings.filter((one) => one.step === step));
}
