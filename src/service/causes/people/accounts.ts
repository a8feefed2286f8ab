import { sentence } from '../../../language/sentence.ts';
import { noCommands, type Cause } from '../cause.ts';
import type { Facts, PersonFacts } from '../facts.ts';
import { looked } from '../looked.ts';
import { hubOf, peopleWho, quoted } from '../names.ts';

const topic = sentence('Accounts of those who may enter');

function loginIdentity(facts: Facts): string {
  const signOn = hubOf(facts)?.singleSignOn;
  return signOn?.mode === 'kerberos' ? signOn.loginIdentity : '';
}

const usesKerberos = (facts: Facts) => hubOf(facts)?.singleSignOn.mode !== 'none';

const isStranger = (facts: Facts) => (person: PersonFacts) =>
  loginIdentity(facts) !== '' && person.isGuest && !person.isSynchronised;

/** https://learn.microsoft.com/entra/external-id/hybrid-cloud-to-on-premises */
const guestKerberos: Cause = {
  id: 'guest-kerberos',
  row: 24,
  applies: usesKerberos,
  topic,
  looks: (facts) => looked(facts.people, (people) => people.some(isStranger(facts))),
  title: (facts) =>
    sentence('{people}: guests have no account in Active Directory, which Kerberos needs', {
      people: peopleWho(facts, isStranger(facts)),
    }),
  confirm: () => sentence('Entra admin center, Users: the user type is Guest.'),
  advice: () =>
    sentence(
      'Make an account for them in Active Directory with the same user principal name, or take them off.',
    ),
  who: 'active-directory',
  commands: (facts) => lookUps(facts, isStranger(facts)),
  answers: ['microsoft-error', 'qlik-login'],
  codes: ['Forbidden', '403', '13016'],
};

/** Guests need none of this organisation: https://learn.microsoft.com/entra/external-id/external-identities-pricing */
const hasNoLicence = ({ isLicensed, isGuest }: PersonFacts) => isLicensed === false && !isGuest;

/** https://learn.microsoft.com/entra/identity/app-proxy/application-proxy-troubleshoot */
const noLicence: Cause = {
  id: 'no-licence',
  row: 25,
  topic: sentence('Licences of those who may enter'),
  looks: ({ people }) => {
    if (people?.some(hasNoLicence)) return 'found';
    return people?.every(({ isLicensed, isGuest }) => isLicensed !== null || isGuest) ? 'fine' : 'unseen';
  },
  title: (facts) =>
    sentence('No licence of Microsoft Entra ID P1 or P2: {people}', {
      people: peopleWho(facts, hasNoLicence),
    }),
  confirm: () => sentence('Entra admin center, Users, Licenses.'),
  advice: (facts) =>
    sentence('Give {people} a licence that includes Microsoft Entra ID P1 or P2.', {
      people: peopleWho(facts, hasNoLicence),
    }),
  who: 'entra',
  commands: noCommands,
  answers: ['microsoft-error', 'sign-in-error'],
  codes: ['make sure that the user has a license', 'license', 'Lizenz'],
};

const isOff = ({ isEnabled }: PersonFacts) => !isEnabled;

const accountOff: Cause = {
  id: 'account-off',
  row: 21,
  topic,
  looks: ({ people }) => looked(people, (all) => all.some(isOff)),
  title: (facts) => sentence('The account is disabled: {people}', { people: peopleWho(facts, isOff) }),
  confirm: () => sentence('Entra admin center, Users: “Account enabled” says No.'),
  advice: (facts) =>
    sentence('Enable the account, or type “unassign {name}” for whoever has left.', {
      name: facts.desired.name,
    }),
  who: 'entra',
  commands: noCommands,
  answers: ['sign-in-error'],
  codes: ['AADSTS50057'],
};

const lacksIdentity = (facts: Facts) => (person: PersonFacts) => {
  const identity = loginIdentity(facts);
  if (identity.startsWith('onPremisesUserPrincipal')) return person.onPremisesUserPrincipalName === '';
  return identity === 'onPremisesSAMAccountName' && person.onPremisesSamAccountName === '';
};

/** https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-sso-with-kcd */
const noLoginIdentity: Cause = {
  id: 'no-login-identity',
  row: 27,
  applies: usesKerberos,
  topic,
  looks: (facts) => looked(facts.people, (people) => people.some(lacksIdentity(facts))),
  title: (facts) =>
    sentence('{people}: the attribute {attribute}, which Kerberos signs in with, is empty', {
      people: peopleWho(facts, lacksIdentity(facts)),
      attribute: loginIdentity(facts) || 'onPremisesUserPrincipalName',
    }),
  confirm: () => sentence('Entra admin center, Users, Properties, On-premises.'),
  advice: (facts) =>
    sentence(
      'Have the accounts synchronised from Active Directory, or choose another login identity: “update {name}”.',
      { name: facts.desired.name },
    ),
  who: 'active-directory',
  commands: (facts) => lookUps(facts, lacksIdentity(facts)),
  answers: ['microsoft-error', 'qlik-login'],
  codes: ['13016', 'Forbidden', '403'],
};

function lookUps({ people }: Facts, isTrue: (person: PersonFacts) => boolean): string[] {
  return (people ?? [])
    .filter(isTrue)
    .slice(0, 3)
    .map(
      ({ userPrincipalName }) =>
        `Get-ADUser -LDAPFilter ${quoted(`(userPrincipalName=${userPrincipalName})`)} -Properties SamAccountName`,
    );
}

/** What keeps a person out who is assigned. */
export const accountCauses: readonly Cause[] = [accountOff, guestKerberos, noLicence, noLoginIdentity];
