import type { Conversation } from '../../service/conversations.ts';
import type { DueNotice } from '../../service/notices.ts';
import { placeWords, reasonWords } from '../views/place.ts';

/** Who reads a card: that decides whom it mentions and what it must explain. */
export interface Audience {
  /** The request was made there, or the requester reads it alone. */
  isHome: boolean;
  /** Why it is shown in this place, if that is not where it belongs. */
  warnings: readonly string[];
}

/** Nobody in particular. */
export const everybody: Audience = { isHome: true, warnings: [] };

/** Who reads a notice in its conversation. */
export function audienceOf({ isHome, lostApprovals }: DueNotice, conversation: Conversation): Audience {
  const isPersonal = conversation.kind === 'personal';
  if (!lostApprovals) return { isHome: isHome || isPersonal, warnings: [] };
  const { conversation: lost, goneBecause } = lostApprovals;
  const why = `Asked for here because ${placeWords(lost)} cannot be written to: ${reasonWords(goneBecause)}. An approver can type settings approvals in another channel.`;
  return { isHome: isHome || isPersonal, warnings: [why] };
}
