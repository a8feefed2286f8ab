import { joined, sentence, type Text } from '../../../language/sentence.ts';
import { isUnderWay, type RequestState } from '../../../service/model/request/request.ts';
import type { Person, RequestView } from '../../../service/model/view.ts';
import { kindWords } from '../../kinds/table.ts';
import { count, escapeMarkdown } from '../../text.ts';
import { signs, type Sign } from './signs.ts';

/** A row of a FactSet. */
export interface Fact {
  title: Text;
  value: Text;
}

/** A state: its sign, and the word that says what the sign means. */
export interface StateData {
  sign: Sign;
  text: Text;
}

/** Returns the state of a request as its cards show it. */
export function requestState({ kind, state, isUndo }: RequestView): StateData {
  if (isUndo && isUnderWay(state)) return { sign: signs.running, text: sentence('Undoing') };
  if (isUndo && state === 'withdrawn') return { sign: signs.ended, text: sentence('Undone') };
  const { way } = kindWords[kind];
  const states: Record<RequestState, StateData> = {
    submitted: { sign: signs.running, text: sentence('Checking') },
    planned: { sign: signs.waiting, text: sentence('Waiting for approval') },
    approved: { sign: signs.running, text: sentence('Approved') },
    applying: { sign: signs.running, text: way.working },
    done: { sign: signs.done, text: way.done },
    rejected: { sign: signs.failed, text: sentence('Rejected') },
    withdrawn: { sign: signs.ended, text: sentence('Withdrawn') },
    expired: { sign: signs.ended, text: sentence('Expired') },
    failed: { sign: signs.failed, text: sentence('Failed') },
  };
  return states[state];
}

/** Returns the title of a request's cards: "Publish sales", "Assign 1 user to sales (1 has access already)". */
export function requestTitle(request: RequestView): Text {
  const { title, unaffected } = kindWords[request.kind];
  const name = escapeMarkdown(request.name);
  return withUnaffected(request, title(name, countPeople(request)), unaffected?.planned);
}

/** Returns the title of a request's final message: "1 user assigned to sales (1 had access already)". */
export function doneTitle(request: RequestView): Text {
  const { done, unaffected, unneeded } = kindWords[request.kind];
  const name = escapeMarkdown(request.name);
  const people = countPeople(request);
  const isUnneeded = request.people ? people === '' : request.plan?.effect === 'nothing';
  const title = isUnneeded && unneeded ? unneeded(name) : done(name, people);
  return withUnaffected(request, title, unaffected?.ended);
}

function withUnaffected({ people }: RequestView, title: Text, words?: (count: number) => Text): Text {
  return people && people.unaffected > 0 && words ? joined([title, words(people.unaffected)], ' ') : title;
}

/** "2 users and 1 group": whom the plan is about; `''` = nobody, or there is no plan yet. */
function countPeople({ people }: RequestView): Text {
  const { users = 0, groups = 0 } = people ?? {};
  if (groups === 0) return users === 0 ? '' : count(users, 'user');
  if (users === 0) return count(groups, 'group');
  return sentence('{users} and {groups}', { users: count(users, 'user'), groups: count(groups, 'group') });
}

/** Returns who can see what a reduced card leaves out, or `''` if it leaves out nothing. */
export function whoSeesAll({ isReduced, requester }: { isReduced: boolean; requester: Person }): Text {
  if (!isReduced) return '';
  const who = escapeMarkdown(requester.name, 80);
  return sentence('shown to {who} and to approvers, in their own chat with the bot', { who });
}
