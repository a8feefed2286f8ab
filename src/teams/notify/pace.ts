/** Asks to send into a conversation now. */
export type Pace = (conversationId: string) => Leave;

/** `waitMs` 0 = send now, and call `answered` once Teams has answered, whatever it was; above = ask again after so long. */
export interface Leave {
  waitMs: number;
  answered: () => void;
}

interface Limit {
  most: number;
  milliseconds: number;
}

/**
 * What Teams takes from one bot in one conversation.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const limits: readonly Limit[] = [
  { most: 7, milliseconds: 1_000 },
  { most: 60, milliseconds: 30_000 },
];
const longest = Math.max(...limits.map(({ milliseconds }) => milliseconds));
const mostConversations = 1_000;

/** A message; `answeredAt` null = on its way, so that it may count from any moment on. */
interface Sent {
  sentAt: number;
  answeredAt: number | null;
}

/**
 * Keeps the limits of Teams in each conversation, a channel with its threads being one. A message counts from the answer,
 * so that they hold however long it was on its way. Every instance of the bot counts for itself: notices of a
 * conversation are sent by one instance at a time, so only answers to commands come on top.
 */
export function createPace(now: () => number = () => performance.now()): Pace {
  const sent = new Map<string, Sent[]>();
  return (conversationId) => {
    const key = conversationId.split(';')[0] ?? '';
    const at = now();
    if (sent.size > mostConversations) forgetQuiet(sent, at);
    const recent = (sent.get(key) ?? []).filter((message) => isRecent(message, at));
    const times = recent.map(({ answeredAt }) => answeredAt ?? at).toSorted((a, b) => a - b);
    const waitMs = Math.max(0, ...limits.map((limit) => waitFor(limit, times, at)));
    const message: Sent = { sentAt: at, answeredAt: null };
    sent.set(key, waitMs > 0 ? recent : [...recent, message]);
    return { waitMs, answered: () => void (message.answeredAt = now()) };
  };
}

/** A message that never gets an answer must not take up room for ever. */
function isRecent({ sentAt, answeredAt }: Sent, at: number): boolean {
  return (answeredAt ?? sentAt) > at - longest;
}

function waitFor({ most, milliseconds }: Limit, times: readonly number[], at: number): number {
  const oldest = times.at(-most);
  return oldest === undefined ? 0 : oldest + milliseconds - at;
}

function forgetQuiet(sent: Map<string, Sent[]>, at: number): void {
  for (const [key, messages] of sent)
    if (!messages.some((message) => isRecent(message, at))) sent.delete(key);
}
