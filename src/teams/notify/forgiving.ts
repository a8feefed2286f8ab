import type { AdaptiveCard } from '../cards/render.ts';
import { shortened } from '../cards/shortened.ts';
import { failureOf } from './failure.ts';
import { SendFailedError } from './send-failed.ts';
import { withoutMentions } from './without-mentions.ts';

/**
 * Sends a card and, where Teams refuses it, less of it: names instead of mentions, because a mentioned person may not be
 * a member of the conversation; then without long lists; at last what `brief` returns. A refused card was never posted,
 * so nothing appears twice. Throws what the last try throws.
 */
export async function sendForgivingly<T>(
  send: (card: AdaptiveCard) => Promise<T>,
  card: AdaptiveCard,
  brief: () => AdaptiveCard,
): Promise<T> {
  const less = [withoutMentions, shortened, brief];
  let current = card;
  for (;;) {
    try {
      return await send(current);
    } catch (error) {
      const next = isRefused(error) ? lessOf(current, less) : null;
      if (next === null) throw error;
      current = next;
    }
  }
}

/** Returns the next smaller card, and takes the steps up to it from `less`; null = there is none. */
function lessOf(card: AdaptiveCard, less: ((card: AdaptiveCard) => AdaptiveCard)[]): AdaptiveCard | null {
  for (let step = less.shift(); step; step = less.shift()) {
    const smaller = step(card);
    if (smaller !== card) return smaller;
  }
  return null;
}

function isRefused(error: unknown): boolean {
  const kind = error instanceof SendFailedError ? error.kind : failureOf(error, true).kind;
  return kind === 'refused';
}
