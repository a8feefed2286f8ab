import assert from 'node:assert/strict';
import { english, say } from '../../../src/language/say.ts';
import { causes } from '../../../src/service/causes/causes.ts';
import type { Facts } from '../../../src/service/causes/facts.ts';
import { likely } from '../../../src/service/causes/likely.ts';
import type { Seen } from '../../../src/service/model/publication/seen.ts';
import { aPerson, aVisit, goodFacts, unread } from '../../builders/facts.ts';
import { seenCauses as seen, withDesired } from '../../builders/seen-causes.ts';

/** What only people see, by id: what they report, and words that the advice must hold. */
const asked: Record<string, [seen: Seen, detail: string, ...says: string[]]> = {
  'server-unreachable': ['microsoft-error', 'Bad Gateway', 'Test-NetConnection qlik.contoso.com -Port 4244'],
  'server-certificate': ['microsoft-error', '', 'curl.exe -v https://qlik.contoso.com/hub/'],
  'server-slow': ['microsoft-error', 'BackendTimeOut', '85 seconds'],
  'connector-blocked': ['microsoft-error', 'ConnectorError:Unauthorized', 'CONN-01 and CONN-02'],
  'credentials-altered': ['sign-in-error', 'AADSTS7000215', 'unpublish qlik'],
  'kerberos-refused': ['microsoft-error', 'event 13022', 'qlik.contoso.com'],
  'connector-domain': ['microsoft-error', 'user could not be authorized', "Get-ADComputer 'CONN-02'"],
  'host-alias': ['microsoft-error', '', 'Resolve-DnsName qlik.contoso.com'],
  'host-allow-list': ['connection-lost', '', 'qlik-auth-contoso.msappproxy.net'],
  'websocket-origin': ['connection-lost', 'CSWSH', 'qlik-contoso.msappproxy.net'],
  'websocket-cookie': ['connection-lost', ''],
  'early-close': ['connection-lost', 'after 5 minutes'],
  'user-agent': ['qlik-login', 'on my iPad'],
  'qlik-access': ['other', 'You cannot access Qlik Sense'],
  'qlik-port': ['other', 'stops at port 4244', 'qlik.contoso.com:4244'],
  'internal-links': ['other', 'ERR_NAME_NOT_RESOLVED', 'qlik.contoso.com'],
  'other-host-token': ['other', 'blocked by CORS', 'qlik-auth-contoso.msappproxy.net'],
  'header-translation': ['sign-in-error', 'redirect_uri_mismatch'],
};

const causeOf = (id: string) => {
  const cause = causes.find((one) => one.id === id);
  assert.ok(cause, `no cause is called ${id}`);
  return cause;
};

function saysAll(id: string, facts: Facts, words: readonly string[]): void {
  const cause = causeOf(id);
  const texts = [cause.title(facts), cause.confirm(facts), cause.advice(facts)];
  for (const text of texts) assert.notEqual(say('de', text), '');
  const all = [...texts.map(english), ...cause.commands(facts)].join('\n');
  for (const word of words) assert.ok(all.includes(word), `${word} is not in: ${all}`);
}

describe('causes', () => {
  const shown = (facts: Facts) =>
    causes.filter((cause) => ['found', 'maybe'].includes(cause.looks(facts))).map(({ id }) => id);

  for (const [id, [facts, ...says]] of Object.entries(seen))
    it(`has ${id} first, with the names of its publication`, () => {
      assert.equal(shown(facts)[0], id);
      const good = id === 'kerberos-name' ? withDesired({ singleSignOn: { mode: 'none' } }) : goodFacts();
      assert.equal(causeOf(id).looks(good), 'fine');
      saysAll(id, facts, says);
    });

  for (const [id, [what, detail, ...says]] of Object.entries(asked))
    it(`has ${id} among what explains “${what}${detail && ', '}${detail}”`, () => {
      const found = likely(goodFacts(), { seen: what, detail }).map((one) => one.id);
      assert.ok(detail === '' ? found.includes(id) : found.slice(0, 3).includes(id), found.join());
      assert.equal(causeOf(id).looks(goodFacts()), 'unseen');
      saysAll(id, goodFacts(), says);
    });

  it('finds nothing wrong with a publication that is as it should be', () => {
    assert.deepEqual(shown(goodFacts()), []);
  });

  it('calls nothing fine that was not read', () => {
    const fine = causes.filter((cause) => cause.looks(unread()) === 'fine').map(({ id }) => id);

    assert.deepEqual(fine, ['domain-unverified', 'settling', 'own-sign-in', 'link-fragment']);
    assert.deepEqual(shown(unread()), []);
  });

  it('asks for no licence of guests, and calls none fine of people whose licences were not read', () => {
    const lookAt = (...people: Parameters<typeof aPerson>) =>
      causeOf('no-licence').looks(goodFacts({ people: [aPerson(), ...people.map(aPerson)] }));

    assert.equal(lookAt({ isGuest: true, isLicensed: false }), 'fine');
    assert.equal(lookAt({ isLicensed: null }), 'unseen');
  });

  it('take a step that a sign-in asked for, such as a second factor, for no proof of a block', () => {
    const at = new Date();
    const failedSignIns = [{ appId: 'hub-app', userName: 'Ben', at, code: 50076, reason: '' }];

    assert.equal(causeOf('conditional-access').looks(goodFacts({ failedSignIns })), 'maybe');
  });

  it('have whole sentences also where only an error names them', () => {
    for (const facts of [goodFacts(), unread(), withDesired({ singleSignOn: { mode: 'none' } })])
      for (const cause of causes.filter(({ codes }) => codes)) {
        const texts = [cause.title(facts), cause.confirm(facts), cause.advice(facts)];
        const words = [
          ...texts.flatMap((text) => [say('en', text), say('de', text)]),
          ...cause.commands(facts),
        ];
        for (const one of words)
          assert.doesNotMatch(one, /^[:\s]|  | [,.;]|“”|„“|: ?$| $/u, `${cause.id}: ${one}`);
      }
  });

  for (const [step, cause] of [
    ['name', 'private-address'],
    ['name', 'no-name-server'],
    ['answer', 'no-way-from-here'],
    ['certificate', 'inspected-from-here'],
  ] as const)
    it(`blames no address for what hides it from the bot alone: ${cause}`, () => {
      const visit = aVisit(step, 'unchecked');
      const findings = visit.findings.map((one) =>
        one.step === step ? { ...one, state: 'unsure' as const, cause } : one,
      );

      assert.deepEqual(shown(goodFacts({ outside: [{ ...visit, findings }] })), []);
    });

  it('covers each of the 46 known rows, each id once', () => {
    const ids = causes.map(({ id }) => id);
    const rows = new Set(causes.map(({ row }) => row));

    // Found only by reading Qlik Sense itself, and tested there; and what is no fault, tested with what is likely.
    const known = [...Object.keys({ ...seen, ...asked }), 'qlik-settings', 'own-sign-in'];
    assert.deepEqual(ids.toSorted(), known.toSorted());
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      Array.from({ length: 46 }, (_, i) => i + 1).filter((row) => !rows.has(row)),
      [],
    );
  });
});
