import { joined, listed, sentence, type Text } from '../../../language/sentence.ts';
import type { PlanView } from '../../../service/model/view.ts';
import { count, escapeList } from '../../text.ts';

/** So many people are named on a card; the others are on the pages of the plan. */
export const mostPeople = 10;

/** "3 users, 1 group: Ann, Ben …": who has access by a plan, the first of them by name. */
export function access(principals: PlanView['principals']): Text {
  if (principals.length === 0) return sentence('nobody yet');
  const names = principals.map((principal) => principal.displayName);
  const isAlone = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
  // One group can stand for thousands, so no list of users may push it out of sight.
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
