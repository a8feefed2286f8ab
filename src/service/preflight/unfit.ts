import { sentence, type Text } from '../../language/sentence.ts';
import type { Group, User } from '@microsoft/microsoft-graph-types';

/** Returns why a user cannot use any publication, calling the user `who`; `''` = nothing is known against it. */
export function unfitUser(user: User, who: Text): Text {
  if (user.accountEnabled !== false) return '';
  return sentence('{who} is disabled and cannot sign in. Leave this user out.', { who });
}

/**
 * Returns why a group gives nobody access; `''` = nothing is known against it. Distribution lists and some Microsoft 365
 * groups cannot be assigned.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal
 */
export function unfitGroup(group: Group, who: Text): Text {
  if (group.securityEnabled !== false) return '';
  return sentence(
    '{who} is not a security group, so it gives nobody access. Name its members, or a security group.',
    {
      who,
    },
  );
}
