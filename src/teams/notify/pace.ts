/** Asks to send into a conversation now: 0 = do it, it is counted; above = the milliseconds until there is room. */
export type Pace = (conversationId: string) => number;

interface Limit {
  most: number;
  milliseconds: number;
}

/**
 * What Teams takes from one bot in one conversation, with a tenth of a second to spare for the way there.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const limits: readonly Limit[] = [
  { most: 7, milliseconds: 1_100 },
  { most: 60, milliseconds: 30_100 },
];
const longest = Math.max(...limits.map(({ milliseconds }) => milliseconds));
const mostConversations = 1_000;

/**
 * Keeps the limits of Teams in each conversation, a channel with its threads being one. Every instance of the bot counts
 * for itself: notices of a conversation are sent by one instance at a time, so only answers to commands come on top.
 */
export function createPace(now: () => number = Date.now): Pace {
  const sent = new Map<string, number[]>();
  return (conversationId) => {
    const key = conversationId.split(';')[0] ?? '';
    const at = now();
    if (sent.size > mostConversations) forgetQuiet(sent, at);
    const recent = (sent.get(key) ?? []).filter((time) => time > at - longest);
    const wait = Math.max(0, ...limits.map((limit) => waitFor(limit, recent, at)));
    sent.set(key, wait > 0 ? recent : [...recent, at]);
    return wait;
  };
}

function waitFor({ most, milliseconds }: Limit, recent: readonly number[], at: number): number {
  const oldest = recent.at(-most);
  return oldest === undefined ? 0 : oldest + milliseconds - at;
}

function forgetQuiet(sent: Map<string, number[]>, at: number): void {
  for (const [key, times] of sent) if ((times.at(-1) ?? 0) <= at - longest) sent.delete(key);
}
