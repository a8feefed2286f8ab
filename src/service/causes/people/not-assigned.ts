import { listed, sentence } from '../../../language/sentence.ts';
import type { Cause } from '../cause.ts';
import type { Facts } from '../facts.ts';
import { looked } from '../looked.ts';

/** The names of those who were approved and are assigned to no application that is there. */
function missing({ desired, observed }: Facts): string[] {
  const there = [observed?.hub, observed?.auth].flatMap((one) => one ?? []);
  const assigned = new Set(there.flatMap((one) => one.assigned.map(({ principalId }) => principalId)));
  return desired.principals.filter(({ id }) => !assigned.has(id)).map(({ displayName }) => displayName);
}

/** https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal */
export const notAssigned: Cause = {
  id: 'not-assigned',
  row: 21,
  topic: sentence('Assigned users and groups'),
  looks: (facts) => looked(facts.observed, () => missing(facts).length > 0),
  title: (facts) => sentence('Not assigned, although approved: {people}', { people: listed(missing(facts)) }),
  confirm: (facts) =>
    sentence(
      'Entra admin center, Enterprise applications, “{application}”, Users and groups. Members of groups inside a group do not count.',
      { application: facts.desired.applications[0]?.displayName ?? '' },
    ),
  advice: (facts) =>
    sentence('Type “repair {name}” to assign them again, or “assign {name}” for somebody new.', {
      name: facts.desired.name,
    }),
  who: 'entra',
  commands: () => [],
  answers: ['sign-in-error', 'microsoft-error'],
  codes: ['AADSTS50105', 'Forbidden', '403'],
};
