import { listed, sentence } from '../../../language/sentence.ts';
import { noCommands, type Cause } from '../cause.ts';
import type { Facts } from '../facts.ts';
import { looked } from '../looked.ts';
import { applicationsThat, pairs } from '../names.ts';

const topic = sentence('Assigned users and groups');

/** The names of those who were approved and are assigned to none, or to some only, of the applications that are there. */
function missing(facts: Facts, from: 'all' | 'some'): string[] {
  const there = pairs(facts) ?? [];
  return facts.desired.principals
    .filter(({ id }) => {
      const at = there.filter((one) => one.there.assigned.some(({ principalId }) => principalId === id));
      return from === 'all' ? at.length === 0 : at.length > 0 && at.length < there.length;
    })
    .map(({ displayName }) => displayName);
}

/** https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal */
const notAssigned: Cause = {
  id: 'not-assigned',
  row: 21,
  topic,
  looks: (facts) => {
    if (!pairs(facts)?.length) return 'unseen';
    if (missing(facts, 'all').length > 0) return 'found';
    return facts.failedSignIns?.some(({ code }) => code === 50105) ? 'maybe' : 'fine';
  },
  title: (facts) => {
    const people = missing(facts, 'all');
    return people.length > 0
      ? sentence('Not assigned, although approved: {people}', { people: listed(people) })
      : sentence('Somebody who is not assigned tried to sign in');
  },
  confirm: (facts) =>
    sentence(
      'Entra admin center, Enterprise applications, “{application}”, Users and groups. Members of groups inside a group do not count.',
      { application: facts.desired.applications[0]?.displayName ?? '' },
    ),
  advice: (facts) =>
    missing(facts, 'all').length > 0
      ? sentence('Type “repair {name}” to assign them again.', { name: facts.desired.name })
      : sentence('Type “assign {name}” for this person or their group.', { name: facts.desired.name }),
  who: 'entra',
  commands: noCommands,
  answers: ['sign-in-error', 'microsoft-error'],
  codes: ['AADSTS50105', 'Forbidden', '403'],
};

const onlyOne: Cause = {
  id: 'one-application-only',
  row: 22,
  applies: ({ desired }) => desired.applications.length > 1,
  topic,
  looks: (facts) =>
    pairs(facts)?.length ? looked(facts.observed, () => missing(facts, 'some').length > 0) : 'unseen',
  title: (facts) =>
    sentence('Assigned to one of the two applications only: {people}', {
      people: listed(missing(facts, 'some')) || sentence('the person who saw it'),
    }),
  confirm: () =>
    sentence(
      'The first page opens, then the other address refuses: compare Users and groups of both applications.',
    ),
  advice: (facts) => sentence('Type “repair {name}”: it assigns them to both.', { name: facts.desired.name }),
  who: 'entra',
  commands: noCommands,
  answers: ['sign-in-error', 'microsoft-error'],
  codes: ['AADSTS50105', 'Forbidden', '403'],
};

const isOpen = (facts: Facts) =>
  applicationsThat(
    facts,
    (wanted, { servicePrincipal }) =>
      (wanted.isAssignmentRequired ?? !wanted.isAdopted) &&
      servicePrincipal?.appRoleAssignmentRequired === false,
  );

const openToEverybody: Cause = {
  id: 'open-to-everybody',
  row: 23,
  topic,
  opens: true,
  looks: (facts) =>
    pairs(facts)?.length ? looked(facts.observed, () => isOpen(facts).length > 0) : 'unseen',
  title: (facts) =>
    sentence('{applications} requires no assignment: everybody in the organisation may enter', {
      applications: listed(isOpen(facts)),
    }),
  confirm: () =>
    sentence('Entra admin center, Enterprise applications, Properties: “Assignment required?” says No.'),
  advice: (facts) =>
    sentence('Type “repair {name}”: it requires the assignment again.', { name: facts.desired.name }),
  who: 'entra',
  commands: noCommands,
  answers: [],
};

/** Who is assigned, and whether that matters. */
export const assignedCauses: readonly Cause[] = [notAssigned, onlyOne, openToEverybody];
