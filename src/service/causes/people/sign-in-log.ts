import { listed, sentence } from '../../../language/sentence.ts';
import { noCommands, type Cause } from '../cause.ts';
import type { Facts, FailedSignIn } from '../facts.ts';
import { looked } from '../looked.ts';

const topic = sentence('Sign-in log of the last day');

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const refused = [53000, 53001, 53002, 53003, 53004];

/** The log has these also where the person then does what was asked, such as giving a second factor. */
const asked = [50158, 50076, 50079, 50074, 50005];
const blockedBy = [...refused, ...asked];

/** The first people whose sign-in failed with one of the codes, each once. */
function who({ failedSignIns }: Facts, codes: readonly number[]): string[] {
  const those = (failedSignIns ?? []).filter(({ code }) => codes.includes(code));
  return [...new Set(those.map(({ userName }) => userName))].slice(0, 5);
}

const has = (all: readonly FailedSignIn[], codes: readonly number[]) =>
  all.some(({ code }) => codes.includes(code));

const conditionalAccess: Cause = {
  id: 'conditional-access',
  row: 26,
  topic,
  looks: ({ failedSignIns }) => {
    const look = looked(failedSignIns, (all) => has(all, refused));
    return look === 'fine' && has(failedSignIns ?? [], asked) ? 'maybe' : look;
  },
  title: (facts) => {
    const people = who(facts, blockedBy);
    return people.length > 0
      ? sentence('A Conditional Access policy stopped {people}', { people: listed(people) })
      : sentence('A Conditional Access policy stops the sign-in');
  },
  confirm: (facts) =>
    sentence(
      'Entra admin center, Sign-in logs, filtered by the application “{application}”: the tab Conditional Access names the policy.',
      { application: facts.desired.applications[0]?.displayName ?? '' },
    ),
  advice: () =>
    sentence(
      'Change the policy for both applications, or let the person meet it: another sign-in method, a managed device, another place.',
    ),
  who: 'entra',
  commands: noCommands,
  answers: ['sign-in-error', 'microsoft-error'],
  codes: blockedBy.map((code) => `AADSTS${code}`),
};

const consentCodes = [65001, 65004, 65005, 90094, 90095];

/** https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent */
const consent: Cause = {
  id: 'consent',
  row: 45,
  topic,
  looks: ({ failedSignIns }) => looked(failedSignIns, (all) => has(all, consentCodes)),
  title: (facts) => {
    const people = who(facts, consentCodes);
    return people.length > 0
      ? sentence('Consent to the application is missing: {people}', { people: listed(people) })
      : sentence('Consent to the application is missing');
  },
  confirm: () =>
    sentence('Microsoft’s page asks to approve the application, or says that an administrator must.'),
  advice: (facts) =>
    sentence(
      'Entra admin center, Enterprise applications, “{application}”, Permissions: “Grant admin consent”; the same for the second application.',
      { application: facts.desired.applications[0]?.displayName ?? '' },
    ),
  who: 'entra',
  commands: noCommands,
  answers: ['sign-in-error'],
  codes: consentCodes.map((code) => `AADSTS${code}`),
};

const foreignCodes = [50020, 50177, 90072, 50034];

const otherOrganisation: Cause = {
  id: 'other-organisation',
  row: 24,
  topic,
  looks: ({ failedSignIns }) => looked(failedSignIns, (all) => has(all, foreignCodes)),
  title: (facts) => {
    const people = who(facts, foreignCodes);
    return people.length > 0
      ? sentence('An account that this organisation does not know was used: {people}', {
          people: listed(people),
        })
      : sentence('An account that this organisation does not know was used');
  },
  confirm: () =>
    sentence('Open the link in a private window and sign in with the account of this organisation.'),
  advice: (facts) =>
    sentence('Sign in with the right account; guests must be invited first, then “assign {name}”.', {
      name: facts.desired.name,
    }),
  who: 'person',
  commands: noCommands,
  answers: ['sign-in-error'],
  codes: foreignCodes.map((code) => `AADSTS${code}`),
};

/** What the sign-in log shows, where it can be read. */
export const logCauses: readonly Cause[] = [conditionalAccess, otherOrganisation, consent];
