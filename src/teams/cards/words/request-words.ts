import { sentence, type Text } from '../../../language/sentence.ts';
import { isUnderWay, type RequestState } from '../../../service/model/request/request.ts';
import type { Person, RequestView } from '../../../service/model/view.ts';
import { kindWords } from '../../kinds/table.ts';
import { count, escapeMarkdown } from '../../text.ts';

/** A row of a FactSet. */
export interface Fact {
  title: Text;
  value: Text;
}

/** A state in words, and its Adaptive Card colour. */
export interface StateData {
  text: Text;
  color: 'default' | 'accent' | 'good' | 'warning' | 'attention';
}

/** Returns the state of a request as its cards show it. */
export function requestState({ kind, state, isUndo }: RequestView): StateData {
  if (isUndo && isUnderWay(state)) return { text: sentence('Undoing'), color: 'accent' };
  if (isUndo && state === 'withdrawn') return { text: sentence('Undone'), color: 'default' };
  const { way } = kindWords[kind];
  const states: Record<RequestState, StateData> = {
    submitted: { text: sentence('Checking'), color: 'accent' },
    planned: { text: sentence('Waiting for approval'), color: 'warning' },
    approved: { text: sentence('Approved'), color: 'accent' },
    applying: { text: way.working, color: 'accent' },
    done: { text: way.done, color: 'good' },
    rejected: { text: sentence('Rejected'), color: 'attention' },
    withdrawn: { text: sentence('Withdrawn'), color: 'default' },
    expired: { text: sentence('Expired'), color: 'default' },
    failed: { text: sentence('Failed'), color: 'attention' },
  };
  return states[state];
}

/** Returns the title of a request's cards: "Publish sales", "Assign 2 users to sales". */
export function requestTitle(request: RequestView): Text {
  return kindWords[request.kind].title(escapeMarkdown(request.name), askedPeople(request));
}

/** "2 users and 1 group": the people that the request names. */
export function askedPeople({ asked: { users, groups } }: RequestView): Text {
  if (users === 0 && groups === 0) return sentence('nobody');
  if (groups === 0) return count(users, 'user');
  if (users === 0) return count(groups, 'group');
  return sentence('{users} and {groups}', { users: count(users, 'user'), groups: count(groups, 'group') });
}

/** Returns who can see what a reduced card leaves out, or `''` if it leaves out nothing. */
export function whoSeesAll({ isReduced, requester }: { isReduced: boolean; requester: Person }): Text {
  if (!isReduced) return '';
  const who = escapeMarkdown(requester.name, 80);
  return sentence('shown to {who} and to approvers, in their own chat with the bot', { who });
}
