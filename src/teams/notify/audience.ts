import type { Language } from '../../language/language.ts';
import { sentence, type Text } from '../../language/sentence.ts';
import type { Conversation } from '../../service/conversations/conversations.ts';
import type { Bound } from '../../service/conversations/bindings.ts';
import type { Deps } from '../../service/model/deps.ts';
import type { EnteredPerson } from '../../service/tenant/people.ts';
import type { DueNotice } from '../../service/views/notices.ts';
import { fewApprovers } from '../../service/tenant/approvers.ts';
import type { Person, RequestView } from '../../service/model/view.ts';
import { pickedPeople } from '../activity/people-picker.ts';
import { placeWords, reasonWords } from '../cards/words/place.ts';

/** Who reads a card: that decides whom it mentions and what it must explain. */
export interface Audience {
  /** Of the conversation: in a chat of one person theirs, in a bound channel of who bound it; else of who asked. */
  language: Language;
  /** The request was made there, or the requester reads it alone. */
  isHome: boolean;
  /** Why it is shown in this place, if that is not where it belongs. */
  warnings: readonly Text[];
  /** The few who may decide, where they may read it. */
  approvers: readonly Person[];
  areTestersHere: boolean;
  /** Who was entered into the form that goes back, where people are picked; null = where they are typed. */
  picked: readonly EnteredPerson[] | null;
}

/** Nobody in particular. */
export const everybody: Omit<Audience, 'language'> = {
  isHome: true,
  warnings: [],
  approvers: [],
  areTestersHere: false,
  picked: null,
};

/** Who reads a notice in its conversation. */
export async function audienceOf(
  deps: Deps,
  { isHome, lostApprovals, request, kind }: DueNotice,
  conversation: Conversation,
): Promise<Audience> {
  const isPersonal = conversation.kind === 'personal';
  const calls = kind === 'approval' && request.state === 'planned' && !isPersonal;
  return {
    language: conversation.language ?? request.language,
    isHome: isHome || isPersonal,
    approvers: calls ? await fewApprovers(deps, request.requester.aadObjectId) : [],
    areTestersHere: isHome && !isPersonal,
    warnings: lostApprovals ? [lostSentence(lostApprovals)] : [],
    picked: isForm(request) ? await pickedPeople(deps, conversation, request.form.users) : null,
  };
}

/** Whether the request went back to its requester as a form. */
export function isForm(request: RequestView): boolean {
  return request.state === 'failed' && (request.problem?.fields ?? []).length > 0;
}

function lostSentence({ conversation, goneBecause }: Bound): Text {
  return sentence(
    'Asked for here because {place} cannot be written to: {reason}. An approver can type settings approvals in another channel.',
    { place: placeWords(conversation), reason: reasonWords(goneBecause) },
  );
}
