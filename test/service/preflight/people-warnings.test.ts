import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { findPrincipals } from '../../../src/service/preflight/find-principals.ts';
import { peopleWarnings } from '../../../src/service/preflight/people-warnings.ts';
import type { DesiredApplication } from '../../../src/service/model/publication/desired.ts';
import type { LoginIdentity } from '../../../src/service/model/publication/sign-on.ts';
import { distributionListId, seed } from '../../../src/trial/sandbox/tenant/seed.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { byHand } from '../../harness/engine/hand-changes.ts';

const sarah = 'sarah.sam@contoso.com';
const designersId = '7c3c0f0e-5b1f-4a53-9a05-1d9b1a2f6f10';

describe('what an approver should know about people', () => {
  let engine: Engine;
  before(async () => {
    const [first] = seed.users;
    const [group] = seed.groups;
    assert.ok(first && group);
    const noSam = {
      id: '3b0f4ac9-97a8-43c8-8f6c-93b7f2a55b01',
      displayName: 'Sarah Sam',
      onPremisesSamAccountName: null,
    };
    const cloud = {
      ...first,
      id: '4f4cb5d2-0a34-4a5a-8b59-9a6f4a3b2e02',
      displayName: 'Zoe Cloud',
      userPrincipalName: 'zoe.cloud@contoso.com',
      onPremisesSamAccountName: null,
      onPremisesSyncEnabled: null,
      onPremisesUserPrincipalName: null,
    };
    const designers = seed.users.filter(({ department }) => department === 'Marketing').map(({ id }) => id);
    engine = await startEngine({
      seed: {
        ...seed,
        users: [...seed.users, { ...first, ...noSam, userPrincipalName: sarah, mail: sarah }, cloud],
        groups: [
          ...seed.groups,
          { group: { ...group.group, id: designersId, displayName: 'Designers' }, memberIds: designers },
        ],
      },
    });
  });
  after(() => engine.close());

  const kerberos = (loginIdentity: LoginIdentity): DesiredApplication['singleSignOn'] => ({
    mode: 'kerberos',
    servicePrincipalName: 'HTTP/qlik.corp.contoso.com',
    loginIdentity,
  });

  async function warnings(
    who: string[],
    singleSignOn: DesiredApplication['singleSignOn'],
  ): Promise<string[]> {
    const found = await findPrincipals(byHand(engine), { users: who, groups: [], areLeaving: false });
    assert.deepEqual(found.problems, []);
    return (await peopleWarnings(byHand(engine), found.principals, singleSignOn)).map(english);
  }

  const guest = 'erik.lindqvist@fabrikam.com';
  const cloudOnly = ['lucia.fernandez@contoso.com', 'amara.okafor@contoso.com'];

  it('is nothing about employees', async () => {
    assert.deepEqual(await warnings(['nadia.karim@contoso.com'], { mode: 'none' }), []);
    assert.deepEqual(await warnings(['nadia.karim@contoso.com'], kerberos('onPremisesSAMAccountName')), []);
  });

  it('is that Qlik must know guests, where nobody is signed in by Kerberos', async () => {
    assert.deepEqual(await warnings([guest, ...cloudOnly], { mode: 'none' }), [
      '1 guest (Erik Lindqvist): Qlik Sense must know this account.',
    ]);
  });

  for (const identity of ['userPrincipalName', 'onPremisesSAMAccountName'] as const)
    it(`is that Kerberos may not know guests and people of the cloud: ${identity}`, async () => {
      assert.deepEqual(await warnings([guest, ...cloudOnly], kerberos(identity)), [
        '3 people are not synchronised from Active Directory (Erik Lindqvist, Lucía Fernández and Amara Okafor): Kerberos works only if it has an account with the same user principal name.',
      ]);
    });

  it('is that Kerberos falls back to the user principal name, where the chosen name is missing', async () => {
    assert.deepEqual(await warnings([sarah], kerberos('onPremisesSAMAccountName')), [
      '1 person has no on-premises SAM account name (Sarah Sam): Kerberos uses the user principal name instead.',
    ]);
    assert.deepEqual(await warnings([sarah], kerberos('onPremisesUserPrincipalName')), []);
  });

  it('is true of the members of a group, too, each counted once', async () => {
    const told = await warnings([designersId, ...cloudOnly], kerberos('userPrincipalName'));

    assert.match(told.join('\n'), /^2 people are not synchronised from Active Directory \(/);
  });

  it('is that a group which has access gives nobody any', async () => {
    const list = { id: distributionListId, type: 'Group' as const, displayName: 'Sales news', detail: '' };

    const told = await peopleWarnings(byHand(engine), [list], { mode: 'none' });

    assert.match(told.map(english).join(), /^Sales news is not a security group/);
  });

  it('names three, and counts the others', async () => {
    const told = await warnings(
      [guest, ...cloudOnly, 'zoe.cloud@contoso.com'],
      kerberos('userPrincipalName'),
    );

    assert.match(told.join(), /^4 people are .* \(Erik Lindqvist, .*, Amara Okafor and 1 more\): /);
  });
});
