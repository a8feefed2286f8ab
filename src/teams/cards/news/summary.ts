import { z } from 'zod';
import type { Language } from '../../../language/language.ts';
import { sentence, type Text } from '../../../language/sentence.ts';
import { card, type AdaptiveCard } from '../render.ts';
import { summaryLines } from '../words/summary-words.ts';

const count = z.number().int().nonnegative().catch(0);
const counts = z.object({
  published: count,
  asApproved: count,
  differing: count,
  notCompared: count,
  alarm: count,
  wrong: count,
  settling: count,
  verified: count,
  works: count,
  trouble: count,
});
const summary = z.object({
  counts,
  comparedAt: z.string(),
  connectors: z.object({ active: count, total: count, seenAt: z.string() }).nullable().default(null),
  days: z.array(z.object({ day: z.iso.date(), counts })).max(100),
});

/** Data of `summary`. */
interface SummaryData {
  published: Text;
  lines: { text: Text }[];
  hasChart: boolean;
  /** One for each line of the chart. */
  series: { legend: Text; values: { x: string; y: string }[] }[];
  /** What is said where no chart can be drawn. */
  course: Text;
}

/** The summary of a week, as it was told. */
export const summaryCard = card('summary', (told: z.infer<typeof summary>): SummaryData => {
  const { days } = told;
  const [first, last] = [days[0], days.at(-1)];
  const of = (key: 'published' | 'asApproved') =>
    days.map(({ day, counts: those }) => ({ x: day, y: String(those[key]) }));
  return {
    published: sentence('{count, plural, one {# publication} other {# publications}}', {
      count: told.counts.published,
    }),
    lines: summaryLines(told).map((text) => ({ text })),
    hasChart: days.length > 1,
    series: [
      { legend: sentence('Published'), values: of('published') },
      { legend: sentence('As approved'), values: of('asApproved') },
    ],
    course:
      first && last
        ? sentence('{first}: {before} published, {after} now', {
            first: first.day,
            before: String(first.counts.published),
            after: String(last.counts.published),
          })
        : '',
  };
});

/** Shows a summary as it is stored; null = it cannot be read. */
export function storedSummaryCard(language: Language, data: unknown): AdaptiveCard | null {
  const { data: told } = summary.safeParse(data);
  return told ? summaryCard(language, told) : null;
}
