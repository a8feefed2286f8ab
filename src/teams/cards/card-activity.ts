import { CardFactory, type Activity } from 'botbuilder';
import type { AdaptiveCard } from './render.ts';

/**
 * Returns a message that holds only a card. With text beside the card, Teams splits the message and returns no id.
 * Notifications show the summary.
 */
export function cardActivity(card: AdaptiveCard): Partial<Activity> {
  return {
    type: 'message',
    summary: card.fallbackText,
    attachments: [CardFactory.adaptiveCard(card)],
  };
}
