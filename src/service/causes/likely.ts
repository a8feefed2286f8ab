import type { Seen } from '../model/publication/seen.ts';
import type { Cause, Look } from './cause.ts';
import { causes } from './causes.ts';
import type { Facts } from './facts.ts';

/** What somebody reported: what they saw, and an error code or other detail in their words; `''` = none. */
export interface Reported {
  seen: Seen;
  detail: string;
}

const weightOfCode = 8;
const weights = { found: 4, maybe: 2, fine: 0 } as const satisfies Record<Exclude<Look, 'unseen'>, number>;

/**
 * Rows of the list of causes that neither Graph nor a visit from outside ever settles: they explain an answer without
 * being seen. What can be seen, but was not this time, does not.
 */
const onlyPeopleSee = new Set([16, 18, 19, 20, 28, 29, 30, 32, 33, 34, 36, 37, 38, 39, 40, 41, 44]);

function weightOfUnseen(row: number): number {
  // Conditional Access: many bots may not read the sign-in log.
  if (row === 26) return 0.5;
  return onlyPeopleSee.has(row) ? 1 : 0;
}
/**
 * Returns the causes that explain a report, likeliest first. An error that names a cause counts most, even where the
 * facts do not show it: what was read may have changed since; and the fewer causes it can come from, the more. Otherwise
 * what was read to be fine explains nothing.
 */
export function likely(facts: Facts, { seen, detail }: Reported): Cause[] {
  if (seen === 'works') return [];
  const words = withoutIds(detail);
  return causes
    .map((cause) => ({ cause, weight: weightOf(cause, facts, seen, words) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ cause }) => cause);
}

/** Returns the first AADSTS code that names no known cause; `''` = there is none, or another code names one. */
export function strangeCode(detail: string): string {
  const words = withoutIds(detail);
  if (causes.some(({ codes = [] }) => codes.some((code) => holds(words, code)))) return '';
  return /aadsts\s*(\d{4,8})(?!\d)/iu.exec(words)?.[1] ?? '';
}

function weightOf(cause: Cause, facts: Facts, seen: Seen, words: string): number {
  const { answers, codes = [], names = () => [] } = cause;
  if (cause.applies?.(facts) === false) return 0;
  const look = cause.looks(facts);
  const weight = look === 'unseen' ? weightOfUnseen(cause.row) : weights[look];
  const spreads = [
    ...codes.filter((code) => holds(words, code)).map(spreadOf),
    ...names(facts).flatMap((name) => (name !== '' && words.includes(name) ? [1] : [])),
  ];
  if (spreads.length > 0) return weightOfCode + weightOfCode / Math.min(...spreads) + weight;
  return answers.includes(seen) ? weight : 0;
}

/** How many causes an error can come from. */
function spreadOf(code: string): number {
  return causes.filter(({ codes = [] }) => codes.includes(code)).length;
}

/** Parts of an id can look like an error code. */
function withoutIds(detail: string): string {
  return detail.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/giu, ' ');
}

/** Whether a text holds a code as a word of its own, however it is written: `AADSTS50105`, `50105`, `Gateway  timeout`. */
function holds(words: string, code: string): boolean {
  const inner = code.replace(/^AADSTS/u, '').replaceAll(' ', String.raw`[\s-]*`);
  return new RegExp(`(?<![a-z0-9])(?:aadsts\\s*)?${inner}(?![a-z0-9])`, 'iu').test(words);
}
