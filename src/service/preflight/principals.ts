import { english } from '../../language/say.ts';
import { listed, sentence, type Text } from '../../language/sentence.ts';
import type { Graph } from '../../graph/client.ts';
import { findGroups, listNestedGroups } from '../../graph/groups.ts';
import { findMissingPrincipals } from '../../graph/principals.ts';
import { findUsers } from '../../graph/users.ts';
import type { Principal } from '../model/publication/desired.ts';
import { idsOf } from './ids-of.ts';
import { unfitGroup, unfitUser } from './unfit.ts';

/** A user or group that cannot get access any more, and why. */
export interface Lost {
  principal: Principal;
  message: Text;
  /** There is nothing under its id any more. */
  isGone: boolean;
}

/** Whether somebody who cannot sign in at present is lost. */
export type Disabled = 'is lost' | 'may be disabled';

/** Returns the users and groups that have left the organisation or can no longer get access. */
export async function lostAmong(
  graph: Graph,
  principals: readonly Principal[],
  disabled: Disabled,
): Promise<Lost[]> {
  const [users, groups] = await Promise.all([
    findUsers(graph, idsOf(principals, 'User')),
    findGroups(graph, idsOf(principals, 'Group')),
  ]);
  const usersById = new Map(users.flat().map((one) => [one.id, one]));
  const groupsById = new Map(groups.flat().map((one) => [one.id, one]));
  const unknown = principals.filter(({ id }) => !usersById.has(id) && !groupsById.has(id));
  // An adopted application may have given access to a service principal.
  const missing = await findMissingPrincipals(
    graph,
    unknown.map(({ id }) => id),
  );
  return principals.flatMap((principal) => {
    const { id, type, displayName, detail } = principal;
    const who = type === 'User' && detail ? `${displayName} (${english(detail)})` : displayName;
    const [user, group] = [usersById.get(id), groupsById.get(id)];
    const isGone = missing.includes(id);
    const gone = isGone ? sentence('{who} is no longer in this organisation. Leave it out.', { who }) : '';
    const unfit = user && (disabled === 'is lost' ? unfitUser(user, who) : '');
    const message = unfit ?? (group && unfitGroup(group, who)) ?? gone;
    return message ? [{ principal, message, isGone }] : [];
  });
}

/**
 * Members of nested groups get no access.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal
 */
export async function nestedGroupWarnings(graph: Graph, principals: readonly Principal[]): Promise<Text[]> {
  const groups = principals.filter(({ type }) => type === 'Group');
  const nested = await listNestedGroups(
    graph,
    groups.map(({ id }) => id),
  );
  return groups.flatMap(({ displayName }, i) => {
    const inside = (nested[i] ?? []).map((group) => group.displayName ?? '').filter(Boolean);
    if (inside.length === 0) return [];
    return [
      sentence('Members of {inside} inside the group {group} get no access: assign these too.', {
        inside: listed(inside),
        group: displayName,
      }),
    ];
  });
}
