import type { User } from '@microsoft/microsoft-graph-types';
import type { FieldProblem } from '../../errors.ts';
import type { Graph } from '../../graph/client.ts';
import { isObjectId } from '../../graph/call/odata.ts';
import { findGroups, listNestedGroups } from '../../graph/groups.ts';
import { findUsers } from '../../graph/users.ts';
import type { SingleSignOn } from '../publish-input.ts';
import type { Principal } from './desired.ts';

/** Who was meant, or why not; `problems` name the person or group as typed. */
export interface FoundPrincipals {
  principals: Principal[];
  problems: FieldProblem[];
}

/** Who is looked for, and how they will sign in; null = leaving, so that it does not matter. */
export interface Wanted {
  users: string[];
  groups: string[];
  singleSignOn: SingleSignOn | { mode: 'kept' } | null;
}

/** Looks up every user and group of the form in the tenant. */
export async function findPrincipals(graph: Graph, input: Wanted): Promise<FoundPrincipals> {
  const users = await inBatches(input.users, (text) => findOneUser(graph, text, input));
  const groups = await inBatches(input.groups, (text) => findOneGroup(graph, text));
  const found = [...users, ...groups];
  const principals = found.flatMap((one) => ('principal' in one ? [one.principal] : []));
  const problems = found.flatMap((one) => ('problem' in one ? [one.problem] : []));
  return { principals: [...new Map(principals.map((one) => [one.id, one])).values()], problems };
}

type Found = { principal: Principal } | { problem: FieldProblem };

/** Ten lookups at a time: quick for a department, gentle on Graph's limits. */
async function inBatches(texts: string[], find: (text: string) => Promise<Found>): Promise<Found[]> {
  const found: Found[] = [];
  for (let i = 0; i < texts.length; i += 10)
    found.push(...(await Promise.all(texts.slice(i, i + 10).map(find))));
  return found;
}

async function findOneUser(graph: Graph, text: string, input: Wanted): Promise<Found> {
  const users = await findUsers(graph, text);
  const [user] = users;
  const refuse = (message: string) => ({ problem: { field: 'users', message } });
  if (!user && isObjectId(text) && (await findGroups(graph, text)).length > 0)
    return findOneGroup(graph, text);
  if (!user) return refuse(`${text} is not a user of this organisation. Check the spelling.`);
  if (users.length > 1)
    return refuse(`${text} stands for ${users.length} users. Enter the user principal name.`);
  const message = unfit(user, input);
  if (message) return refuse(`${user.displayName ?? text} (${text}) ${message}`);
  return {
    principal: {
      id: user.id ?? '',
      type: 'User',
      displayName: user.displayName ?? text,
      detail: user.userPrincipalName ?? '',
    },
  };
}

/** Why a user cannot use the publication; `''` = nothing speaks against it. */
function unfit(user: User, { singleSignOn }: Wanted): string {
  if (!singleSignOn) return '';
  if (user.accountEnabled === false) return 'is disabled and cannot sign in. Leave this user out.';
  if (user.userType === 'Guest') return 'is a guest, not a member of this organisation. Leave this user out.';
  if (singleSignOn.mode !== 'kerberos') return '';
  const missing = missingAttribute(user, singleSignOn.loginIdentity);
  return (
    missing &&
    `has no ${missing}, which Kerberos needs with this login identity. Choose another login identity.`
  );
}

function missingAttribute(user: User, loginIdentity: string): string {
  if (loginIdentity.startsWith('onPremisesUserPrincipal'))
    return user.onPremisesUserPrincipalName ? '' : 'on-premises user principal name';
  if (loginIdentity === 'onPremisesSAMAccountName')
    return user.onPremisesSamAccountName ? '' : 'on-premises SAM account name';
  return '';
}

async function findOneGroup(graph: Graph, text: string): Promise<Found> {
  const groups = await findGroups(graph, text);
  const [group] = groups;
  const refuse = (message: string) => ({ problem: { field: 'groups', message } });
  if (!group) return refuse(`${text} is not a group of this organisation. Check the spelling.`);
  if (groups.length > 1)
    return refuse(`${groups.length} groups are called ${text}. Enter the object id of the group.`);
  return {
    principal: { id: group.id ?? '', type: 'Group', displayName: group.displayName ?? text, detail: 'group' },
  };
}

/** Members of a group inside a group get nothing.
 * https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal */
export async function nestedGroupWarnings(graph: Graph, principals: readonly Principal[]): Promise<string[]> {
  const groups = principals.filter(({ type }) => type === 'Group');
  const nested = await Promise.all(groups.map(({ id }) => listNestedGroups(graph, id)));
  return groups.flatMap(({ displayName }, i) => {
    const inside = (nested[i] ?? []).map((group) => group.displayName ?? '').filter(Boolean);
    if (inside.length === 0) return [];
    return [
      `Members of ${inside.join(', ')} inside the group ${displayName} get no access: assign these too.`,
    ];
  });
}
