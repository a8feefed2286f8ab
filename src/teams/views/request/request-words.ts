import { splitList } from '../../../service/form/parse-form.ts';
import type { RequestKind, RequestState } from '../../../service/request.ts';
import type { RequestView } from '../../../service/view.ts';
import { count, escapeMarkdown } from '../../text.ts';

/** A title and its value in a FactSet. */
export interface Fact {
  title: string;
  value: string;
}

/** A state in words and the Adaptive Card colour that goes with it. */
export interface StateData {
  text: string;
  color: 'default' | 'accent' | 'good' | 'warning' | 'attention';
}

const states: Record<RequestState, StateData> = {
  submitted: { text: 'Checking', color: 'accent' },
  planned: { text: 'Waiting for approval', color: 'warning' },
  approved: { text: 'Approved', color: 'accent' },
  applying: { text: 'Working', color: 'accent' },
  done: { text: 'Done', color: 'good' },
  rejected: { text: 'Rejected', color: 'attention' },
  withdrawn: { text: 'Withdrawn', color: 'default' },
  expired: { text: 'Expired', color: 'default' },
  failed: { text: 'Failed', color: 'attention' },
};

/** What a request is doing while it is applied: "Publishing", "Assigning". */
export const workWords: Record<RequestKind, string> = {
  publish: 'Publishing',
  update: 'Updating',
  assign: 'Assigning',
  unassign: 'Unassigning',
  unpublish: 'Unpublishing',
  restore: 'Restoring',
  adopt: 'Adopting',
  repair: 'Repairing',
};

/** The state of a request as its cards show it. */
export function requestState({ kind, state, isUndo }: RequestView): StateData {
  if (isUndo && (state === 'approved' || state === 'applying')) return { text: 'Undoing', color: 'accent' };
  if (isUndo && state === 'withdrawn') return { text: 'Undone', color: 'default' };
  if (kind === 'publish' && state === 'applying') return { text: 'Publishing', color: 'accent' };
  if (kind === 'publish' && state === 'done') return { text: 'Published', color: 'good' };
  return states[state];
}

/** What a request asks for, for the head of its cards: "Publish sales", "Assign 2 users to sales". */
export function requestTitle(request: RequestView): string {
  const name = escapeMarkdown(request.name);
  const titles: Record<RequestKind, string> = {
    publish: `Publish ${name}`,
    update: `Update ${name}`,
    assign: `Assign ${askedPeople(request)} to ${name}`,
    unassign: `Unassign ${askedPeople(request)} from ${name}`,
    unpublish: `Unpublish ${name}`,
    restore: `Restore ${name}`,
    adopt: `Adopt ${name}`,
    repair: `Repair ${name}`,
  };
  return titles[request.kind];
}

/** "2 users and 1 group": whom the request names. */
export function askedPeople({ form }: RequestView): string {
  const users = splitList(form.users).length;
  const groups = splitList(form.groups).length;
  const parts = [users > 0 ? count(users, 'user') : '', groups > 0 ? count(groups, 'group') : ''];
  return parts.filter((part) => part !== '').join(' and ') || 'nobody';
}

/** Whether the tenant was found as asked, so that nothing is or was changed. */
export function needsNothing({ plan }: RequestView): boolean {
  return plan !== null && plan.changes.length === 0;
}

/** Whether an unpublish only lets go of adopted applications: what stays is still in its plan. */
export function onlyLetsGo({ kind, plan }: RequestView): boolean {
  return kind === 'unpublish' && plan !== null && plan.applications.length > 0;
}
