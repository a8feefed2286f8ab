import type { Text } from '../../language/sentence.ts';

/** How loudly something is told. */
export type Tone = 'alarm' | 'warning' | 'good';

/** Data of a card about something that is watched; it says what was true at that time. */
export interface Told {
  tone: Tone;
  title: Text;
  lines: Text[];
  /** Who can do what about it; `''` = nothing. */
  advice: Text;
}

const mostLines = 12;

/** Joins what several things have to say at once into one card; the loudest tone and the first title count. */
export function together(all: readonly Told[]): Told | null {
  const [first, ...others] = all.toSorted((a, b) => tones.indexOf(a.tone) - tones.indexOf(b.tone));
  if (!first) return null;
  if (others.length === 0) return first;
  const lines = [first, ...others].flatMap(({ title, lines: some }, i) =>
    i === 0 ? some : [title, ...some],
  );
  const kept = lines.slice(0, mostLines);
  const rest = lines.length - kept.length;
  return { ...first, lines: rest > 0 ? [...kept, `+ ${rest}`] : kept };
}

const tones: readonly Tone[] = ['alarm', 'warning', 'good'];
