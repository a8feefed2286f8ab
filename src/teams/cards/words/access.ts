import { joined, listed, sentence, type Text } from '../../../language/sentence.ts';
import type { ApplicationView, PlanView } from '../../../service/model/view.ts';
import { admittedWords } from './open.ts';
import { count, escapeList } from '../../text.ts';

/** The most people named on a card. The plan's pages list the others. */
export const mostPeople = 10;

/**
 * "3 users and 1 group: Ann, Ben and 8 more": who has access under a plan, with the first few names. Where others may
 * enter besides those assigned, it says so first.
 */
export function access({ principals, applications }: Pick<PlanView, 'principals' | 'applications'>): Text {
  const everybody = everybodyAt(applications);
  if (principals.length === 0) return everybody || sentence('nobody yet');
  const people = assigned(principals);
  return everybody ? sentence('{everybody}; assigned: {people}', { everybody, people }) : people;
}

/** Who may enter without being assigned, at the address that is open to the most; `''` = nobody. */
export function everybodyAt(applications: readonly ApplicationView[]): Text {
  const open = applications.map(({ admits }) => admits);
  if (open.includes('anyone')) return admittedWords.anyone;
  return open.includes('organisation') ? admittedWords.organisation : '';
}

function assigned(principals: PlanView['principals']): Text {
  const names = principals.map((principal) => principal.displayName);
  const isAlone = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
  // A group can stand for thousands of people, so a long list of users must not hide it.
  const groupsFirst = principals.toSorted((a, b) => a.type.localeCompare(b.type));
  const shown = groupsFirst.map(({ displayName, detail }) =>
    isAlone(displayName) || detail === ''
      ? displayName
      : sentence('{name} ({detail})', { name: displayName, detail }),
  );
  return joined([countPrincipals(principals), escapeList(shown, mostPeople)], ': ');
}

/** "3 users and 1 group" for a list of principals. */
function countPrincipals(principals: PlanView['principals']): Text {
  const users = principals.filter((principal) => principal.type === 'User').length;
  const groups = principals.length - users;
  const parts = [users > 0 ? count(users, 'user') : '', groups > 0 ? count(groups, 'group') : ''];
  return listed(parts);
}
