import { CardFactory, type Activity } from 'botbuilder';
import type { AdaptiveCard } from './render.ts';

/**
 * A message that is a card and nothing else: with text beside it Teams splits the message and tells no id.
 * The summary is what a notification shows.
 */
export function cardActivity(card: AdaptiveCard): Partial<Activity> {
  return {
    type: 'message',
    summary: card.fallbackText,
    attachments: [CardFactory.adaptiveCard(card)],
  };
}
