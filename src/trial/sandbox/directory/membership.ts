import type { Group, User } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** A member of a group. */
export type Member = { type: 'user'; item: User } | { type: 'group'; item: Group };

/** Returns the members of a group; if `transitive`, including those of nested groups. */
export function membersOf(tenant: Tenant, groupId: string, transitive: boolean): Member[] {
  const found = new Map<string, Member>();
  const visit = (id: string) => {
    for (const memberId of tenant.groups.get(id)?.memberIds ?? []) {
      const member = asMember(tenant, memberId);
      if (member === null || found.has(memberId)) continue;
      found.set(memberId, member);
      if (transitive && member.type === 'group') visit(memberId);
    }
  };
  visit(groupId);
  return [...found.values()];
}

/** Returns the groups that contain an object; if `transitive`, including the groups that contain those. */
export function groupsOf(tenant: Tenant, memberId: string, transitive: boolean): Group[] {
  return [...tenant.groups.values()]
    .map(({ group }) => group)
    .filter((group) => membersOf(tenant, group.id, transitive).some(({ item }) => item.id === memberId));
}

function asMember(tenant: Tenant, id: string): Member | null {
  const user = tenant.users.get(id);
  if (user) return { type: 'user', item: user };
  const found = tenant.groups.get(id);
  return found ? { type: 'group', item: found.group } : null;
}
