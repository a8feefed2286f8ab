import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { findPrincipals, type FoundPrincipals } from '../../../src/service/preflight/find-principals.ts';
import { splitList } from '../../../src/service/model/request/split-list.ts';
import { administrator, requester } from '../../../src/trial/people.ts';
import { distributionListId, seed, testersGroupId } from '../../../src/trial/sandbox/tenant/seed.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { byHand } from '../../harness/engine/hand-changes.ts';

const [aUser] = seed.users;
assert.ok(aUser);
const namesake = {
  ...aUser,
  id: '5d1bbd0c-22a7-4b5c-8c2f-0b6f8d5a3e11',
  userPrincipalName: 'rita2@contoso.com',
};

describe('the people and groups of a form', () => {
  let engine: Engine;
  before(async () => {
    const changed = { proxyAddresses: ['SMTP:nadia.karim@contoso.com', 'smtp:nadia@contoso.com'] };
    const known = seed.users.map((one) => (one.displayName === 'Nadia Karim' ? { ...one, ...changed } : one));
    const users = [...known, { ...namesake, displayName: 'Yuki Tanaka', mail: 'yuki2@contoso.com' }];
    engine = await startEngine({ seed: { ...seed, users } });
  });
  after(() => engine.close());

  const find = (users: string, groups = '', areLeaving = false): Promise<FoundPrincipals> =>
    findPrincipals(byHand(engine), { users: splitList(users), groups: splitList(groups), areLeaving });
  const names = ({ principals }: FoundPrincipals) => principals.map(({ displayName }) => displayName);
  const said = ({ problems }: FoundPrincipals) =>
    problems.map(({ field, message }) => `${field}: ${english(message)}`);

  const foundAs: [what: string, users: string, groups: string, names: string[]][] = [
    ['an address from Outlook', "O'Brien, Siobhan <siobhan.obrien@contoso.com>", '', ["Siobhan O'Brien"]],
    [
      'several of them',
      'Becker, Tom <tom.becker@contoso.com>; Chen, Wei <wei.chen@contoso.com>',
      '',
      ['Tom Becker', 'Wei Chen'],
    ],
    ['a link', '<mailto:nadia.karim@contoso.com>', '', ['Nadia Karim']],
    ['a name, whatever its case', 'nadia KARIM', '', ['Nadia Karim']],
    ['a name as Outlook writes it', '"Karim, Nadia"', '', ['Nadia Karim']],
    ['a name with an apostrophe', "Siobhan O'Brien", '', ["Siobhan O'Brien"]],
    [
      'one person named in three ways',
      `${requester.id}; rita.requester@contoso.com; Rita Requester`,
      '',
      ['Rita Requester'],
    ],
    ['an address that is not the first one', 'Nadia@contoso.com', '', ['Nadia Karim']],
    ['a guest', 'erik.lindqvist@fabrikam.com', '', ['Erik Lindqvist']],
    ['the id of a group among the users', testersGroupId, '', ['Qlik testers']],
    ['the id of a user among the groups', '', administrator.id, ['Adam Administrator']],
    ['an address of a user among the groups', '', 'tom.becker@contoso.com', ['Tom Becker']],
    ['a name of a user among the groups', '', '"Becker, Tom"', ['Tom Becker']],
    ['a name of a group among the users', 'Qlik testers', '', ['Qlik testers']],
    ['a group, whatever its case and spaces', '', '  qlik   TESTERS ', ['Qlik testers']],
    [
      'a person and a group that are named twice',
      'Tom Becker',
      `Qlik testers; ${testersGroupId}; tom.becker@contoso.com`,
      ['Tom Becker', 'Qlik testers'],
    ],
  ];
  for (const [what, users, groups, expected] of foundAs)
    it(`are found: ${what}`, async () => {
      const found = await find(users, groups);

      assert.deepEqual(said(found), []);
      assert.deepEqual(names(found), expected);
    });

  const refused: [what: string, users: string, groups: string, says: RegExp][] = [
    [
      'a name of two people',
      'Yuki Tanaka',
      '',
      /^users: 2 people are called Yuki Tanaka: yuki\.tanaka@contoso\.com and rita2@contoso\.com\. Enter the address\.$/,
    ],
    [
      'a name of nobody',
      'Nobody Here',
      '',
      /^users: Nobody Here is not a user of this organisation\. Check the spelling, or whether the account was deleted\.$/,
    ],
    [
      'the beginning of a name',
      'Nadia',
      '',
      /^users: Nadia is not a user .* There is Nadia Karim \(nadia\.karim@contoso\.com\)\.$/,
    ],
    ['a last name alone', 'Schmidt', '', /There is Hannah Schmidt \(hannah\.schmidt@contoso\.com\)\.$/],
    [
      'the beginning of a group’s name',
      '',
      'Sales analysts N',
      /^groups: .* There is Sales analysts North\.$/,
    ],
    [
      'a distribution list',
      '',
      'Sales news',
      /^groups: Sales news is not a security group, so it gives nobody access/,
    ],
    [
      'a distribution list by its address',
      'sales-news@contoso.com',
      '',
      /^users: Sales news is not a security group/,
    ],
    ['a distribution list by its id', '', distributionListId, /^groups: Sales news is not a security group/],
    [
      'a Microsoft 365 group that is no security group',
      '',
      'Marketing team',
      /^groups: Marketing team is not a security group/,
    ],
    [
      'a disabled user',
      'paul.martin@contoso.com',
      '',
      /^users: Paul Martin \(paul\.martin@contoso\.com\) is disabled/,
    ],
    [
      'two people with one address',
      'Rita Requester, Tom <tom.becker@contoso.com>',
      '',
      /^users: Rita Requester, Tom <tom\.becker@contoso\.com> may be two people\. Separate/,
    ],
  ];
  for (const [what, users, groups, says] of refused)
    it(`are refused at the field: ${what}`, async () =>
      assert.match(said(await find(users, groups)).join('\n'), says));

  it('are named where they were found by their name alone', async () => {
    const found = await find('Tom Becker; nadia.karim@contoso.com; "Chen, Wei"');

    assert.deepEqual(found.warnings.map(english), [
      'Found by name: Tom Becker (tom.becker@contoso.com) and Wei Chen (wei.chen@contoso.com). Check who is meant.',
    ]);
  });

  it('may be anything when they lose access', async () => {
    const found = await find('paul.martin@contoso.com', 'Sales news', true);

    assert.deepEqual(said(found), []);
    assert.equal(found.principals.length, 2);
  });
});
