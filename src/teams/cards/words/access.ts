import { joined, listed, sentence, type Text } from '../../../language/sentence.ts';
import type { PlanView } from '../../../service/model/view.ts';
import { count, escapeList } from '../../text.ts';

/** The most people named on a card. The plan's pages list the others. */
export const mostPeople = 10;

/** "3 users and 1 group: Ann, Ben and 8 more": who has access under a plan, with the first few names. */
export function access(principals: PlanView['principals']): Text {
  if (principals.length === 0) return sentence('nobody yet');
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
