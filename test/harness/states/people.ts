import type { Role } from '../../../src/service/model/publication/role.ts';
import type { Engine } from '../engine/engine.ts';
import { there } from '../engine/hand-changes.ts';
import { hand } from '../sandbox/hands.ts';
import { change } from './change-application.ts';
import { tester, type CauseState, type Of } from './state.ts';

async function unassign(engine: Engine, ...roles: readonly Role[]): Promise<void> {
  for (const role of roles) {
    const { servicePrincipalId, assigned } = await there(engine, 'plain', role);
    const held = assigned.find(({ displayName }) => displayName === tester.name);
    const path = `/v1.0/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo/${held?.assignmentId}`;
    await change(engine, 'DELETE', path);
  }
}

const path = `/v1.0/users/${tester.userPrincipalName}`;

async function takeLicence(engine: Engine): Promise<void> {
  const { value = [] } = await engine.graph<{ value?: { skuId: string }[] }>(`${path}/licenseDetails`);
  const removeLicenses = value.map(({ skuId }) => skuId);
  await change(engine, 'POST', `${path}/assignLicense`, { addLicenses: [], removeLicenses });
}

const cloudOnly = {
  onPremisesUserPrincipalName: null,
  onPremisesSamAccountName: null,
  onPremisesSyncEnabled: null,
};

const logged = (errorCode: number, of: Of) => (engine: Engine) =>
  hand(engine.sandbox, 'POST', 'sign-ins', {
    host: `${of}-contoso.msappproxy.net`,
    user: tester.userPrincipalName,
    errorCode,
    minutesAgo: 20,
  });

/** Who may enter, and what keeps them out. */
export const peopleStates: readonly CauseState[] = [
  {
    row: 21,
    id: 'not-assigned',
    when: 'a tester was taken off both applications',
    of: 'plain',
    make: (engine) => unassign(engine, 'hub', 'auth'),
    meets: 'microsoft-error',
    says: [tester.name, 'Qlik Sense plain', 'repair plain'],
  },
  {
    row: 21,
    id: 'account-off',
    when: 'the account of a tester is disabled',
    of: 'plain',
    make: (engine) => change(engine, 'PATCH', path, { accountEnabled: false }),
    meets: 'sign-in-error',
    says: [tester.name, 'unassign plain'],
  },
  {
    row: 22,
    id: 'one-application-only',
    when: 'a tester was taken off one of the pair',
    of: 'plain',
    make: (engine) => unassign(engine, 'auth'),
    says: [tester.name, 'repair plain'],
  },
  {
    row: 24,
    id: 'guest-kerberos',
    when: 'a guest has to be signed in by Kerberos',
    of: 'signed',
    async make(engine) {
      await change(engine, 'PATCH', path, { userType: 'Guest' });
      await hand(engine.sandbox, 'PATCH', `users/${tester.userPrincipalName}`, cloudOnly);
    },
    says: [tester.name, 'Get-ADUser', tester.userPrincipalName],
  },
  {
    row: 24,
    id: 'other-organisation',
    when: 'the log shows an account of another organisation',
    of: 'plain',
    make: logged(50020, 'plain'),
    says: [tester.name, 'assign plain'],
  },
  {
    row: 25,
    id: 'no-licence',
    when: 'a tester has no licence',
    of: 'plain',
    make: takeLicence,
    says: [tester.name, 'Microsoft Entra ID P1 or P2'],
  },
  {
    row: 26,
    id: 'conditional-access',
    when: 'the log shows that a policy stopped a tester',
    of: 'plain',
    make: logged(53003, 'plain'),
    says: [tester.name, 'Qlik Sense plain'],
  },
  {
    row: 27,
    id: 'no-login-identity',
    when: 'a tester lacks the name that Kerberos signs in with',
    of: 'signed',
    make: ({ sandbox }) => hand(sandbox, 'PATCH', `users/${tester.userPrincipalName}`, cloudOnly),
    says: [tester.name, 'onPremisesUserPrincipalName', 'update signed'],
  },
  {
    row: 45,
    id: 'consent',
    when: 'the log shows that consent is missing',
    of: 'plain',
    make: logged(65001, 'plain'),
    says: [tester.name, 'Qlik Sense plain'],
  },
];
