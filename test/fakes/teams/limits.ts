import { refusal, type Answer } from './answer.ts';
import type { Call } from './call.ts';
import type { TeamsState } from './state.ts';

const mostBytes = 100 * 1024;

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
export function refusalOfSize({ bytes }: Call): Answer | null {
  return bytes > mostBytes ? refusal(413, 'MessageSizeTooBig') : null;
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
export function refusalOfPace(state: TeamsState, { conversationId }: Call): Answer | null {
  if (!state.limits.areOn) return null;
  const now = Date.now();
  const sent = state.sentAt.get(conversationId) ?? [];
  const within = (milliseconds: number) => sent.filter((time) => time > now - milliseconds).length;
  state.sentAt.set(conversationId, [...sent, now]);
  if (within(1000) < 7 && within(30_000) < 60) return null;
  state.limits.overrun++;
  return refusal(429, 'Throttled', { 'retry-after': '1' });
}
