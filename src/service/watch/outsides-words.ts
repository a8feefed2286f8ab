import { listed, sentence, type Text } from '../../language/sentence.ts';
import type { Told } from './told.ts';

/** A publication in a message about several. */
export interface Named {
  id: string;
  name: string;
  /** It can be entered from outside without the approved sign-in. */
  isAlarm: boolean;
  /** What is wrong first, such as `answer:no-answer`; the same text = in the same way. */
  way: string;
}

const mostNamed = 12;
/** Fewer may fail together by chance. */
const fewest = 3;
const nearlyAll = 0.8;

/**
 * Whether nearly all of the publications that were verified fail in the same way; `verified` = how many still are. That
 * many are open excuses none of them.
 */
export function isMostAtOnce(all: readonly Named[], verified: number): boolean {
  const counts = new Map<string, number>();
  for (const { way, isAlarm } of all) if (!isAlarm) counts.set(way, (counts.get(way) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return most >= fewest && most >= nearlyAll * (all.length + verified);
}

/** What is told of several publications with which something is wrong from outside, open doors first. */
export function outsidesTold(all: readonly Named[], isMost: boolean): Told {
  const open = all.filter(({ isAlarm }) => isAlarm);
  const others = all.filter(({ isAlarm }) => !isAlarm);
  const lines: Text[] = isMost
    ? [
        sentence(
          'Most addresses at once: more likely Microsoft, or the way from here, than each publication.',
        ),
      ]
    : [];
  if (open.length > 0)
    lines.push(
      sentence('Open from outside without the approved sign-in: {names}.', {
        names: namesOf(open, mostNamed),
      }),
    );
  if (others.length > 0)
    lines.push(
      sentence('Something is wrong with: {names}.', {
        names: namesOf(others, Math.max(0, mostNamed - open.length)),
      }),
    );
  return open.length > 0 ? { ...alarmed(open.length), lines } : { ...warned(all.length), lines };
}

function alarmed(count: number): Omit<Told, 'lines'> {
  return {
    tone: 'alarm',
    title: sentence(
      '{count, plural, one {# publication} other {# publications}} can be entered from outside without the approved sign-in',
      { count },
    ),
    advice: sentence('Type status and a name to see what differs, and to have it repaired.'),
  };
}

function warned(count: number): Omit<Told, 'lines'> {
  return {
    tone: 'warning',
    title: sentence('Something is wrong with the addresses of {count} publications', {
      count: String(count),
    }),
    advice: sentence('Type diagnose and a name to see what to do.'),
  };
}

/** What is told of several publications that are well again. */
export function wellTogether(all: readonly Named[]): Told {
  return {
    tone: 'good',
    title: sentence('{count} publications can be reached from outside again', { count: String(all.length) }),
    lines: [namesOf(all, mostNamed), sentence('Edge verified; Qlik itself not verified.')],
    advice: '',
  };
}

/** Names so many, and counts the others. */
function namesOf(all: readonly Named[], most: number): Text {
  const names = all.slice(0, most).map(({ name }) => name);
  const count = all.length - names.length;
  const more = sentence('{count, plural, one {# more} other {# more}}', { count });
  return listed(count > 0 ? [...names, more] : names);
}
