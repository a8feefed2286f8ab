import type { Language } from '../../language/language.ts';
import type { Conversation } from '../../service/conversations/conversations.ts';
import type { Deps } from '../../service/model/deps.ts';
import { formOptions, lastFormOptions } from '../../service/tenant/form-options.ts';
import type { Due } from '../../service/views/sent-cards.ts';
import { untakenCard } from '../cards/notice.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import { briefCard } from '../cards/request/brief.ts';
import { audienceOf, isForm } from './audience.ts';
import { withNewsId } from './news-id.ts';
import { newsCards } from './news-cards.ts';
import { noticeCard } from './notice-card.ts';
import { withoutButtons } from './without-buttons.ts';

/** Returns a due card as it is now; null = there is nothing to show any more. */
export async function cardOf(deps: Deps, conversation: Conversation, due: Due): Promise<AdaptiveCard | null> {
  if (due.outbox === 'notice') {
    // Only a form needs the tenant. All other cards can be sent while Graph is unreachable.
    const options = await (isForm(due.request) ? formOptions(deps) : lastFormOptions(deps));
    return noticeCard(due.kind, due.request, options, await audienceOf(deps, due, conversation));
  }
  const audience = { language: languageIn(conversation, due), conversation };
  const card = await newsCards[due.kind](deps, audience, due);
  if (!card) return null;
  return due.isEnded ? withoutButtons(card) : withNewsId(card, due.id);
}

/** Returns what stands for a card that Teams does not take. */
export function briefOf(conversation: Conversation, due: Due, card: AdaptiveCard): AdaptiveCard {
  const language = languageIn(conversation, due);
  return due.outbox === 'notice' ? briefCard(language, due.request) : untakenCard(language, card, false);
}

function languageIn(conversation: Conversation, due: Due): Language {
  if (due.outbox === 'notice') return conversation.language ?? due.request.language;
  return due.language ?? conversation.language ?? 'en';
}
