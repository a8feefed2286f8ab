import { sentence, type Text } from '../../language/sentence.ts';

/** How loudly something is told. */
export type Tone = 'alarm' | 'warning' | 'good';

/** Data of a card about something that is watched; it says what was true at that time. */
export interface Told {
  tone: Tone;
  title: Text;
  lines: Text[];
  /** The lines where people, machines and internal addresses are not shown; absent = the same. */
  openLines?: Text[];
  /** Who can do what about it; `''` = nothing. */
  advice: Text;
}

const mostLines = 12;

/** Joins what several things have to say at once into one card; the loudest tone and the first title count. */
export function together(told: readonly Told[]): Told | null {
  const [first, ...others] = told.toSorted((a, b) => tones.indexOf(a.tone) - tones.indexOf(b.tone));
  if (!first) return null;
  if (others.length === 0) return first;
  const all = [first, ...others];
  return {
    ...first,
    lines: someOf(all, ({ lines }) => lines),
    openLines: someOf(all, ({ lines, openLines = lines }) => openLines),
  };
}

/** The title of the first is that of the card. */
function someOf(all: readonly Told[], linesOf: (told: Told) => Text[]): Text[] {
  const lines = all.flatMap((told, i) => (i === 0 ? linesOf(told) : [told.title, ...linesOf(told)]));
  return lines.length > mostLines ? [...lines.slice(0, mostLines), sentence('There is more.')] : lines;
}

const tones: readonly Tone[] = ['alarm', 'warning', 'good'];
