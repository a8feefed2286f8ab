import { joined, listed, sentence, type Text } from '../../language/sentence.ts';
import type { Group, User } from '@microsoft/microsoft-graph-types';
import type { FieldProblem } from '../../errors.ts';
import type { Graph } from '../../graph/client.ts';
import type { Principal } from '../model/publication/desired.ts';
import { addressIn, nameBeside } from '../model/request/split-list.ts';
import { isGuid } from '../../guid.ts';
import { findCandidates, soughtFor, type Candidates } from './find-candidates.ts';
import { mayBeTwo } from './may-be-two.ts';
import { unfitGroup, unfitUser } from './unfit.ts';

/** The users and groups found; `problems` name the others as typed. */
export interface FoundPrincipals {
  principals: Principal[];
  problems: FieldProblem[];
  /** Who was taken for a typed name. */
  warnings: Text[];
}

/** The users and groups to look up. */
export interface Wanted {
  users: string[];
  groups: string[];
  /** They lose access, so that it does not matter whether they could use it. */
  areLeaving: boolean;
}

/** Looks up every user and group of the form in the tenant; each is found once, however often it is named. */
export async function findPrincipals(graph: Graph, wanted: Wanted): Promise<FoundPrincipals> {
  const candidates = await findCandidates(graph, wanted);
  const found = candidates.map((one) => principalOf(one, wanted.areLeaving));
  const principals = found.flatMap((one) => ('principal' in one ? [one.principal] : []));
  const problems = found.flatMap((one) => ('problem' in one ? [one.problem] : []));
  const byName = found.flatMap((one) => ('byName' in one && one.byName ? [one.byName] : []));
  return {
    principals: [...new Map(principals.map((one) => [one.id, one])).values()],
    problems,
    warnings:
      byName.length > 0
        ? [sentence('Found by name: {who}. Check who is meant.', { who: listed(byName) })]
        : [],
  };
}

type Found = { principal: Principal; byName?: Text } | { problem: FieldProblem };

function principalOf(one: Candidates, areLeaving: boolean): Found {
  const { entry, field, users, groups } = one;
  const [[user], [group]] = [users, groups];
  const refuse = (message: Text) => ({ problem: { field, message } });
  if (users.length + groups.length > 1) return refuse(several(one));
  if (user && mayBeTwo(entry, user))
    return refuse(sentence('{text} may be two people. Separate people by semicolons.', { text: entry }));
  if (user) {
    const unfit = areLeaving ? '' : unfitUser(user, personOf(user));
    return unfit ? refuse(unfit) : { principal: userPrincipal(user, entry), byName: takenAs(entry, user) };
  }
  if (group) {
    const unfit = areLeaving ? '' : unfitGroup(group, group.displayName ?? entry);
    return unfit ? refuse(unfit) : { principal: groupPrincipal(group, entry) };
  }
  return refuse(unknown(one));
}

/** The one found by a name is named, because the name may be somebody else's, too. */
function takenAs(entry: string, user: User): Text {
  const text = soughtFor(entry);
  return isGuid(text) || text.includes('@') ? '' : personOf(user);
}

function several({ entry: text, users, groups }: Candidates): Text {
  const count = users.length + groups.length;
  if (groups.length > 0)
    return sentence('{count} groups are called {text}. Enter the object id of the group.', { count, text });
  if (soughtFor(text).includes('@'))
    return sentence('{text} stands for {count} users. Enter the user principal name.', { text, count });
  const who = listed(users.slice(0, 5).map(({ userPrincipalName }) => userPrincipalName ?? ''));
  return sentence('{count} people are called {text}: {who}. Enter the address.', { count, text, who });
}

function unknown({ entry: text, field, near }: Candidates): Text {
  const known = listed(near.map(personOf));
  const said =
    field === 'users'
      ? sentence('{text} is not a user of this organisation. Check the spelling.', { text })
      : sentence('{text} is not a group of this organisation. Check the spelling.', { text });
  return known ? joined([said, sentence('There is {known}.', { known })], ' ') : said;
}

/** "Ann Ng (ann@contoso.com)"; a group has only its name. */
function personOf(one: User | Group): string {
  const address = 'userPrincipalName' in one ? one.mail || one.userPrincipalName : '';
  return [one.displayName, address && `(${address})`].filter(Boolean).join(' ');
}

function userPrincipal(user: User, entry: string): Principal {
  const displayName = user.displayName || nameBeside(entry) || addressIn(entry);
  return { id: user.id ?? '', type: 'User', displayName, detail: user.userPrincipalName ?? '' };
}

function groupPrincipal(group: Group, entry: string): Principal {
  const displayName = group.displayName ?? entry;
  return { id: group.id ?? '', type: 'Group', displayName, detail: sentence('group') };
}
