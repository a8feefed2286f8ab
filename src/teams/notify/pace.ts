/** Asks for leave to send to a conversation now. */
export type Pace = (conversationId: string) => Leave;

/** `waitMs` 0: send now and call `answered` after any answer from Teams. Otherwise ask again after `waitMs`. */
export interface Leave {
  waitMs: number;
  answered: () => void;
  /** Teams asks to wait: for so many seconds nobody gets leave to send to the conversation. */
  pause: (seconds: number) => void;
}

interface Limit {
  most: number;
  milliseconds: number;
}

/**
 * How many messages Teams accepts from one bot in one conversation.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const limits: readonly Limit[] = [
  { most: 7, milliseconds: 1_000 },
  { most: 60, milliseconds: 30_000 },
];
const longest = Math.max(...limits.map(({ milliseconds }) => milliseconds));
const mostConversations = 1_000;

/** A sent message. `answeredAt` null = still on its way, so Teams may count it from any moment on. */
interface Sent {
  sentAt: number;
  answeredAt: number | null;
}

/**
 * Keeps to Teams' limits in each conversation. A channel and its threads count as one. A message counts from its
 * answer, so the limits hold however long it is on its way. Each instance of the bot counts separately: only one
 * instance at a time sends a conversation's notices, so only answers to commands come on top.
 */
export function createPace(now: () => number = () => performance.now()): Pace {
  const sent = new Map<string, Sent[]>();
  const pausedUntil = new Map<string, number>();
  let many = mostConversations;
  return (conversationId) => {
    const key = conversationId.split(';')[0] ?? '';
    const at = now();
    if (sent.size > many) {
      forgetQuiet(sent, at);
      // Going through all of them at each message would cost more than sending it.
      many = Math.max(mostConversations, sent.size * 2);
    }
    if (pausedUntil.size > mostConversations) pausedUntil.clear();
    const recent = (sent.get(key) ?? []).filter((message) => isRecent(message, at));
    const times = recent.map(({ answeredAt }) => answeredAt ?? at).toSorted((a, b) => a - b);
    const pausedMs = (pausedUntil.get(key) ?? at) - at;
    const waitMs = Math.max(0, pausedMs, ...limits.map((limit) => waitFor(limit, times, at)));
    const message: Sent = { sentAt: at, answeredAt: null };
    sent.set(key, waitMs > 0 ? recent : [...recent, message]);
    return {
      waitMs,
      answered: () => void (message.answeredAt = now()),
      pause: (seconds) => void pausedUntil.set(key, now() + seconds * 1000),
    };
  };
}

/** Counts an unanswered message from when it was sent, so that it does not take up room for ever. */
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
