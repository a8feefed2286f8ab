import { joined, moment, sentence, type Text } from '../../language/sentence.ts';
import type { Finding, OutsideCheck } from '../model/publication/outside.ts';

/**
 * Says what visits from outside showed, in sentences: what is wrong or unsure, else what was verified; when; and that
 * they cover the public side only, unless `isProven`: a person has said that it works. `hostOf` returns the external host
 * of a role. Empty = there were none.
 */
export function outsideLines(
  checks: readonly OutsideCheck[],
  hostOf: (role: OutsideCheck['role']) => string,
  isProven = false,
): Text[] {
  const [first] = checks;
  if (!first) return [];
  const isVerified = checks.every(({ state }) => state === 'verified');
  return [
    ...checks.flatMap((check) => linesOf(check, hostOf(check.role))),
    ...(isProven ? [] : [unproven(isVerified)]),
    sentence('Looked at from outside: {at}', { at: moment(first.checkedAt.toISOString()) }),
  ];
}

function unproven(isVerified: boolean): Text {
  return isVerified
    ? sentence('Edge verified; Qlik Sense itself not verified. Open the link and see.')
    : sentence('Not checked: Qlik Sense itself. Open the link and see.');
}

function linesOf({ state, findings }: OutsideCheck, host: string): Text[] {
  const isAlarm = ({ cause }: Finding) => cause === 'open';
  const all = findings.filter(({ text }) => text !== '');
  const said = [...all.filter(isAlarm), ...all.filter((one) => !isAlarm(one))];
  const amiss = said.filter((one) => one.state !== 'fine').map(({ text }) => namely(text, host));
  if (state !== 'verified') return amiss;
  return [...said.filter((one) => one.state === 'fine').map(({ text }) => text), ...amiss];
}

/** Puts the host before a sentence that does not name it. */
function namely(text: Text, host: string): Text {
  return JSON.stringify(text).includes(JSON.stringify(host)) ? text : joined([`${host}:`, text], ' ');
}
