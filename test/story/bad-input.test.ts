import assert from 'node:assert/strict';
import { branchOfficeConnectorGroupId } from '../../src/trial/sandbox/tenant/seed.ts';
import { disabledUserId } from '../../src/trial/sandbox/tenant/seed-users.ts';
import { ask, inputValues, seePlan, type Asked } from '../harness/chat/ask.ts';
import { textOf } from '../harness/chat/read-card.ts';
import { cardOf, readable } from '../harness/chat/card.ts';
import { startWorld, type World } from '../harness/chat/world.ts';
import { approvals, chat } from '../harness/chat/rooms.ts';
import { seeOn } from '../harness/chat/see.ts';

const kerberos = { singleSignOn: 'kerberos', loginIdentity: 'userPrincipalName' };

/** Entries refused at the click, because checking them does not need the tenant. */
const wrong: [what: string, changes: Record<string, string>, says: RegExp][] = [
  ['what is not a URL', { qlikUrl: 'qlik server' }, /not a web address/],
  ['another scheme', { qlikUrl: 'ftp://qlik.contoso.com' }, /Start with https:\/\/ or http:\/\//],
  ['an IP address', { qlikUrl: 'https://10.1.2.3' }, /host name instead of an IP address/],
  ['an IPv6 address', { qlikUrl: 'https://[fd00::1]/' }, /host name instead of an IP address/],
  ['a port out of range in the URL', { qlikUrl: 'https://qlik.contoso.com:70000' }, /not a web address/],
  ['credentials in the URL', { qlikUrl: 'https://me:secret@qlik.contoso.com' }, /user name and password out/],
  ['a fragment', { qlikUrl: 'https://qlik.contoso.com/hub#top' }, /part from # on/],
  ['a query', { qlikUrl: 'https://qlik.contoso.com/hub?a=b' }, /part from \? on/],
  ['a port out of range', { authPort: '65536' }, /whole number from 1 to 65535/],
  ['port 0', { authPort: '0' }, /whole number from 1 to 65535/],
  ['a port that is no number', { authPort: '42.5' }, /whole number from 1 to 65535/],
  ['a name with spaces', { name: 'two words' }, /no spaces/],
  ['a name of 51 characters', { name: 'q'.repeat(51) }, /at most 50 characters/],
  ['no name', { name: ' ' }, /Enter a short name/],
  ['no connector group', { connectorGroupId: '' }, /Choose the connector group/],
  ['Kerberos without SPN', { ...kerberos, servicePrincipalName: '' }, /Enter the SPN/],
  ['an SPN of another shape', { ...kerberos, servicePrincipalName: 'qlik' }, /looks like HTTP\/qlik/],
  ['Kerberos behind passthrough', { ...kerberos, preAuthentication: 'passthru' }, /Kerberos needs/],
];

describe('bad input', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  for (const [what, changes, says] of wrong)
    it(`refuses ${what} on the form itself, with all values kept`, async () => {
      const { form, answer } = await ask(world, { name: 'wrong', ...changes });

      const values = inputValues(answer.body.value);
      assert.equal(answer.status, 200);
      assert.match(textOf(answer.body.value).replaceAll('\\', ''), says);
      for (const [id, value] of Object.entries(form)) assert.equal(values[id], value, id);
    });

  it('names all mistakes at once', async () => {
    const mistakes = { name: 'two words', qlikUrl: 'https://10.1.2.3', authPort: '99999' };
    const alone = { ...kerberos, servicePrincipalName: '', connectorGroupId: '' };

    const { answer } = await ask(world, { ...mistakes, ...alone });

    const text = readable(answer.body.value);
    for (const part of [
      'no spaces',
      'instead of an IP',
      'from 1 to 65535',
      'Enter the SPN',
      'Choose the connector',
    ])
      assert.ok(text.includes(part), part);
  });

  it('asks nobody to approve what was refused', async () => {
    await ask(world, { name: 'wrong', authPort: '0' });

    assert.deepEqual(
      world.in(approvals).filter((message) => readable(cardOf(message)).includes('wrong')),
      [],
    );
  });

  it('takes the mended form from the card that was refused', async () => {
    const { messageId, form } = await ask(world, { name: 'mended', authPort: '0' });

    const mended = await world.rita.click(chat, messageId, 'request.submit', { ...form, authPort: '4244' });

    assert.match(readable(mended.body.value), /Request to publish mended: Checking/);
    await seePlan(world, 'mended');
  });

  describe('that only the tenant can tell', () => {
    const unfit: [what: string, changes: Record<string, string>, says: string][] = [
      [
        'an unknown user',
        { users: 'nobody@contoso.com' },
        'nobody@contoso.com is not a user of this organisation',
      ],
      ['a disabled user', { users: disabledUserId }, 'Paul Martin (paul.martin@contoso.com) is disabled'],
      ['a distribution list', { groups: 'Sales news' }, 'Sales news is not a security group'],
      ['an unknown group', { groups: 'No such group' }, 'No such group is not a group of this organisation'],
      ['a group without working connectors', { connectorGroupId: branchOfficeConnectorGroupId }, '(0 of 2)'],
      ['an unknown domain', { externalDomain: 'fabrikam.com' }, 'fabrikam.com is not a verified domain'],
    ];
    let asked: Asked[];
    before(async () => {
      asked = [];
      for (const [i, [, changes]] of unfit.entries())
        asked.push(await ask(world, { name: `unfit-${i}`, ...changes }));
    });

    for (const [i, [what, , says]] of unfit.entries())
      it(`sends ${what} back on the same card, with all values kept`, async () => {
        const { messageId, form } = asked[i] ?? assert.fail('not asked');

        const back = await seeOn(world, chat, messageId, says);

        const values = inputValues(cardOf(back));
        for (const [id, value] of Object.entries(form)) assert.equal(values[id], value, id);
      });
  });

  it('names every unfit user and group in one answer', async () => {
    const { messageId } = await ask(world, {
      name: 'many',
      users: `ghost@contoso.com, ${disabledUserId}`,
      groups: 'Ghosts',
    });

    const back = await world.see(chat, 'Ghosts is not a group');

    assert.equal(back.id, messageId);
    assert.match(readable(cardOf(back)), /ghost@contoso\.com is not a user.*Paul Martin.*is disabled/);
  });

  it('refuses a connector group without connectors', async () => {
    const path = '/beta/onPremisesPublishingProfiles/applicationProxy/connectorGroups';
    const made = await fetch(world.sandbox.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Just made' }),
    });
    const { id } = (await made.json()) as { id: string };

    const { messageId } = await ask(world, { name: 'nobody-there', connectorGroupId: id });

    const back = await world.see(chat, 'Just made has no connectors');
    assert.equal(back.id, messageId);
  });

  it('frees the name of what was sent back, and takes the mended form from the same card', async () => {
    const { messageId, form } = await ask(world, { name: 'again', groups: 'Misspelt' });
    await world.see(chat, 'Misspelt is not a group');

    await world.rita.click(chat, messageId, 'request.submit', { ...form, groups: 'Qlik testers' });

    await seePlan(world, 'again');
  });

  it('warns the approver of port 4244 behind http', async () => {
    await ask(world, { name: 'plain', qlikUrl: 'http://plain.corp.contoso.com', authPort: '4244' });

    const plan = await seePlan(world, 'plain');

    assert.match(readable(cardOf(plan)), /Port 4244 .* begins with http\./);
  });

  it('explains the one application when the authentication port is the port of the URL', async () => {
    await ask(world, { name: 'single', authPort: '443' });

    const plan = readable(cardOf(await seePlan(world, 'single')));

    assert.match(plan, /One application only/);
    assert.match(plan, /1 application, 2 assignments/);
  });
});
