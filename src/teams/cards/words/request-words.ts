import { sentence, type Text } from '../../../language/sentence.ts';
import type { RequestKind, RequestState } from '../../../service/model/request.ts';
import type { Person, RequestView } from '../../../service/model/view.ts';
import { count, escapeMarkdown } from './text.ts';
import { isUnderWay } from '../../../service/model/request.ts';

/** A title and its value in a FactSet. */
export interface Fact {
  title: Text;
  value: Text;
}

/** A state in words and the Adaptive Card colour that goes with it. */
export interface StateData {
  text: Text;
  color: 'default' | 'accent' | 'good' | 'warning' | 'attention';
}

const states: Record<RequestState, StateData> = {
  submitted: { text: sentence('Checking'), color: 'accent' },
  planned: { text: sentence('Waiting for approval'), color: 'warning' },
  approved: { text: sentence('Approved'), color: 'accent' },
  applying: { text: sentence('Working'), color: 'accent' },
  done: { text: sentence('Done'), color: 'good' },
  rejected: { text: sentence('Rejected'), color: 'attention' },
  withdrawn: { text: sentence('Withdrawn'), color: 'default' },
  expired: { text: sentence('Expired'), color: 'default' },
  failed: { text: sentence('Failed'), color: 'attention' },
};

/** What a request is doing while it is applied: "Publishing sales". */
export function workWords(request: RequestView): Text {
  const name = escapeMarkdown(request.name);
  const words: Record<RequestKind, Text> = {
    publish: sentence('Publishing {name}', { name }),
    update: sentence('Updating {name}', { name }),
    assign: sentence('Assigning {name}', { name }),
    unassign: sentence('Unassigning {name}', { name }),
    unpublish: sentence('Unpublishing {name}', { name }),
    restore: sentence('Restoring {name}', { name }),
    adopt: sentence('Adopting {name}', { name }),
    repair: sentence('Repairing {name}', { name }),
  };
  return words[request.kind];
}

/** The state of a request as its cards show it. */
export function requestState({ kind, state, isUndo }: RequestView): StateData {
  if (isUndo && isUnderWay(state)) return { text: sentence('Undoing'), color: 'accent' };
  if (isUndo && state === 'withdrawn') return { text: sentence('Undone'), color: 'default' };
  if (kind === 'publish' && state === 'applying') return { text: sentence('Publishing'), color: 'accent' };
  if (kind === 'publish' && state === 'done') return { text: sentence('Published'), color: 'good' };
  return states[state];
}

/** What a request asks for, for the head of its cards: "Publish sales", "Assign 2 users to sales". */
export function requestTitle(request: RequestView): Text {
  const name = escapeMarkdown(request.name);
  const titles: Record<RequestKind, Text> = {
    publish: sentence('Publish {name}', { name }),
    update: sentence('Update {name}', { name }),
    assign: sentence('Assign {people} to {name}', { people: askedPeople(request), name }),
    unassign: sentence('Unassign {people} from {name}', { people: askedPeople(request), name }),
    unpublish: sentence('Unpublish {name}', { name }),
    restore: sentence('Restore {name}', { name }),
    adopt: sentence('Adopt {name}', { name }),
    repair: sentence('Repair {name}', { name }),
  };
  return titles[request.kind];
}

/** "2 users and 1 group": whom the request names. */
export function askedPeople({ asked: { users, groups } }: RequestView): Text {
  if (users === 0 && groups === 0) return sentence('nobody');
  if (groups === 0) return count(users, 'user');
  if (users === 0) return count(groups, 'group');
  return sentence('{users} and {groups}', { users: count(users, 'user'), groups: count(groups, 'group') });
}

/** Whether the tenant was found as asked, so that nothing is or was changed; not told of a request that is reduced. */
export function needsNothing({ plan, isReduced }: RequestView): boolean {
  return plan !== null && !isReduced && plan.changes.length === 0;
}

/** Who sees what a reduced card leaves out; `''` when it leaves out nothing. */
export function whoSeesAll({ isReduced, requester }: { isReduced: boolean; requester: Person }): Text {
  if (!isReduced) return '';
  const who = escapeMarkdown(requester.name, 80);
  return sentence('shown to {who} and to approvers, in their own chat with the bot', { who });
}

/** Whether nothing is written, but what somebody has changed by hand becomes what is wanted. */
export function acceptsOnly(request: RequestView): boolean {
  return needsNothing(request) && (request.plan?.accepts.length ?? 0) > 0;
}

/** Everything that an approval brings, line by line: first what would be easy to miss. */
export function planLines({ plan }: RequestView): Text[] {
  return plan === null ? [] : [...plan.accepts, ...plan.changes];
}

/** Whether an unpublish only lets go of adopted applications: what stays is still in its plan. */
export function onlyLetsGo({ kind, plan }: RequestView): boolean {
  if (kind !== 'unpublish' || plan === null || plan.applications.length === 0) return false;
  const isDeletion = (change: Text) =>
    typeof change === 'object' && 'say' in change && change.say === 'Delete the application “{displayName}”';
  return !plan.changes.some(isDeletion);
}
