import { english } from '../../language/say.ts';
import { listed, sentence, type Text } from '../../language/sentence.ts';
import type { Group, User } from '@microsoft/microsoft-graph-types';
import type { FieldProblem } from '../../errors.ts';
import type { Graph } from '../../graph/client.ts';
import { findGroups, listNestedGroups } from '../../graph/groups.ts';
import { findUsers } from '../../graph/users.ts';
import type { Principal } from '../model/publication/desired.ts';
import { unfit, type SignOn } from './unfit.ts';
import { isGuid } from '../../guid.ts';

/** The users and groups found; `problems` name the others as typed. */
export interface FoundPrincipals {
  principals: Principal[];
  problems: FieldProblem[];
}

/** The users and groups to look up, and how they will sign in. */
export interface Wanted {
  users: string[];
  groups: string[];
  singleSignOn: SignOn;
}

/**
 * Looks up every user and group of the form in the tenant. The object id of a group is accepted among the users too.
 */
export async function findPrincipals(graph: Graph, input: Wanted): Promise<FoundPrincipals> {
  const [users, groups] = await Promise.all([findUsers(graph, input.users), findGroups(graph, input.groups)]);
  const strangers = input.users.filter((text, i) => users[i]?.length === 0 && isGuid(text));
  const groupsOfIds = await findGroups(graph, strangers);
  const found = [
    ...input.users.map((text, i) => {
      const byId = groupsOfIds[strangers.indexOf(text)] ?? [];
      return byId.length > 0 ? groupOf(text, byId) : userOf(text, users[i] ?? [], input.singleSignOn);
    }),
    ...input.groups.map((text, i) => groupOf(text, groups[i] ?? [])),
  ];
  const principals = found.flatMap((one) => ('principal' in one ? [one.principal] : []));
  const problems = found.flatMap((one) => ('problem' in one ? [one.problem] : []));
  return { principals: [...new Map(principals.map((one) => [one.id, one])).values()], problems };
}

type Found = { principal: Principal } | { problem: FieldProblem };

function userOf(text: string, users: readonly User[], singleSignOn: SignOn): Found {
  const [user] = users;
  const refuse = (message: Text) => ({ problem: { field: 'users', message } });
  if (!user)
    return refuse(sentence('{text} is not a user of this organisation. Check the spelling.', { text }));
  if (users.length > 1)
    return refuse(
      sentence('{text} stands for {count} users. Enter the user principal name.', {
        text,
        count: users.length,
      }),
    );
  const message = unfit(user, `${user.displayName ?? text} (${text})`, singleSignOn);
  if (message) return refuse(message);
  return {
    principal: {
      id: user.id ?? '',
      type: 'User',
      displayName: user.displayName ?? text,
      detail: user.userPrincipalName ?? '',
    },
  };
}

function groupOf(text: string, groups: readonly Group[]): Found {
  const [group] = groups;
  const refuse = (message: Text) => ({ problem: { field: 'groups', message } });
  if (!group)
    return refuse(sentence('{text} is not a group of this organisation. Check the spelling.', { text }));
  if (groups.length > 1)
    return refuse(
      sentence('{count} groups are called {text}. Enter the object id of the group.', {
        count: groups.length,
        text,
      }),
    );
  return {
    principal: {
      id: group.id ?? '',
      type: 'Group',
      displayName: group.displayName ?? text,
      detail: sentence('group'),
    },
  };
}

/** Returns a problem for each user with access who could not sign in with a new sign-on mode. */
export async function unfitPrincipals(
  graph: Graph,
  principals: readonly Principal[],
  singleSignOn: SignOn,
): Promise<FieldProblem[]> {
  const users = principals.filter(({ type }) => type === 'User');
  const found = await findUsers(
    graph,
    users.map(({ id }) => id),
  );
  return users.flatMap(({ displayName, detail }, i) => {
    const [user] = found[i] ?? [];
    const message = user ? unfit(user, `${displayName} (${english(detail)})`, singleSignOn) : '';
    return message ? [{ field: 'singleSignOn', message }] : [];
  });
}

/**
 * Returns a problem for each user or group that, since the lookup, has left the organisation or can no longer sign in.
 */
export async function lostPrincipals(
  graph: Graph,
  principals: readonly Principal[],
  singleSignOn: SignOn,
): Promise<FieldProblem[]> {
  const idsOf = (type: Principal['type']) =>
    principals.filter((one) => one.type === type).map(({ id }) => id);
  const [users, groups] = await Promise.all([
    findUsers(graph, idsOf('User')),
    findGroups(graph, idsOf('Group')),
  ]);
  const usersById = new Map(users.flat().map((one) => [one.id, one]));
  const isGroup = (id: string) => groups.flat().some((one) => one.id === id);
  const gone = (who: string) => sentence('{who} is no longer in this organisation. Leave it out.', { who });
  return principals.flatMap(({ id, type, displayName, detail }) => {
    if (type === 'Group') return isGroup(id) ? [] : [{ field: 'groups', message: gone(displayName) }];
    const [user, who] = [usersById.get(id), `${displayName} (${english(detail)})`];
    const message = user ? unfit(user, who, singleSignOn) : gone(who);
    return message ? [{ field: 'users', message }] : [];
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
