import type { Language } from '../../language/language.ts';
import { sentence, type Text } from '../../language/sentence.ts';
import type { Conversation } from '../../service/conversations/conversations.ts';
import type { Bound } from '../../service/conversations/bound.ts';
import type { Deps } from '../../service/model/deps.ts';
import type { EnteredPerson } from '../../service/tenant/people.ts';
import type { DueNotice } from '../../service/views/notices.ts';
import { fewApprovers } from '../../service/tenant/approvers.ts';
import type { Person, RequestView } from '../../service/model/view.ts';
import { questionOf } from '../../service/testers/question.ts';
import { pickedPeople } from '../activity/people-picker.ts';
import type { AskedHere } from '../cards/words/question.ts';
import { placeWords, reasonWords } from '../cards/words/place.ts';

/** The readers of a card. They decide whom it mentions and what it must explain. */
export interface Audience {
  /** The person's own in a personal chat, the binder's in a bound channel, the requester's anywhere else. */
  language: Language;
  /** Whether the requester is addressed: the request was made there, it is their substitute, or a personal chat. */
  isHome: boolean;
  /** Why the card is shown here, if this is not where it belongs. */
  warnings: readonly Text[];
  /** The people who may decide, if they are few and should be called here. */
  approvers: readonly Person[];
  areTestersHere: boolean;
  /** The people entered in a form sent back for correction; null = users are typed there, not picked. */
  picked: readonly EnteredPerson[] | null;
  /** The question to testers; null = the card does not ask. */
  asked: AskedHere | null;
}

/** Readers about whom nothing particular is known. */
export const everybody: Omit<Audience, 'language'> = {
  isHome: true,
  warnings: [],
  approvers: [],
  areTestersHere: false,
  picked: null,
  asked: null,
};

/** Returns the readers of a notice in its conversation. */
export async function audienceOf(
  deps: Deps,
  { isHome, isForRequester, lostApprovals, request, kind }: DueNotice,
  conversation: Conversation,
): Promise<Audience> {
  const isPersonal = conversation.kind === 'personal';
  const calls = kind === 'approval' && request.state === 'planned' && !isPersonal;
  return {
    language: conversation.language ?? request.language,
    isHome: isHome || isForRequester || isPersonal,
    approvers: calls ? await fewApprovers(deps, request.requester.aadObjectId) : [],
    areTestersHere: isHome && !isPersonal,
    warnings: lostApprovals ? [lostSentence(lostApprovals)] : [],
    picked: isForm(request) ? await pickedPeople(deps, conversation, request.form.users) : null,
    asked: kind === 'published' ? await askedHere(deps, request, conversation) : null,
  };
}

/** Returns the question of a card that announces a publication, for the readers of a conversation. */
export async function askedHere(
  deps: Deps,
  { id, result }: RequestView,
  { kind, userId }: Pick<Conversation, 'kind' | 'userId'>,
): Promise<AskedHere | null> {
  const isPersonal = kind === 'personal';
  const question = await questionOf(deps, id, isPersonal ? userId : '');
  const isTester = (result?.testers ?? []).some(
    // Whether somebody is in a group is found out when they answer.
    ({ aadObjectId }) => aadObjectId === '' || aadObjectId.toLowerCase() === userId.toLowerCase(),
  );
  return question && { question, isForReaders: !isPersonal || isTester };
}

/** Whether the request is shown as a form because its requester must correct entries. */
export function isForm(request: RequestView): boolean {
  return request.state === 'failed' && (request.problem?.fields ?? []).length > 0;
}

function lostSentence({ conversation, goneBecause }: Bound): Text {
  return sentence(
    'Asked for here because {place} cannot be written to: {reason}. An approver can type settings approvals in another channel.',
    { place: placeWords(conversation), reason: reasonWords(goneBecause) },
  );
}
