import { joined, type Text } from '../../../language/sentence.ts';
import type { Finding, OutsideCheck } from '../../model/publication/outside.ts';
import type { Look } from '../cause.ts';
import type { Facts } from '../facts.ts';

type Step = Finding['step'];

/** What hides an address from the bot alone, so that it says nothing about the address. */
const hiddenFromHere = [
  'not-visited',
  'private-address',
  'no-name-server',
  'no-way-from-here',
  'inspected-from-here',
];

/** What the visits say of one of their steps, for all addresses together. */
export function lookAt(facts: Facts, step: Step): Look {
  const states = findings(facts, step).map(({ state, cause = '' }) =>
    state === 'unsure' && hiddenFromHere.includes(cause) ? 'unseen' : state,
  );
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

/** What was wrong at one step, as values for code. */
export function causesAt(facts: Facts, step: Step): string[] {
  return findings(facts, step).flatMap(({ state, cause }) => (state === 'wrong' && cause ? [cause] : []));
}

/** The external hosts at which a step was wrong; all of them if it was at none, for a text that is asked for. */
export function hostsAt(facts: Facts, step: Step): string[] {
  const isBad = ({ state }: Finding) => state === 'wrong' || state === 'unsure';
  const those = facts.outside
    .filter((check) => findings({ ...facts, outside: [check] }, step).some(isBad))
    .map(({ role }) => role);
  const { applications } = facts.desired;
  const bad = applications.filter(({ role }) => those.includes(role));
  return (bad.length > 0 ? bad : applications).map(({ externalUrl }) => new URL(externalUrl).hostname);
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
