import { z } from 'zod';

const testNews = z.discriminatedUnion('tells', [
  z.object({ tells: z.literal('question'), requestId: z.string(), personId: z.string() }),
  z.object({ tells: z.literal('trouble'), personId: z.string(), round: z.number() }),
]);

/** What a card of news about tests shows: the question to one person, or the trouble that somebody has. */
export type TestNews = z.infer<typeof testNews>;

/** Whether stored data is news about tests. */
export function isTestNews(data: unknown): data is TestNews {
  return testNews.safeParse(data).success;
}
