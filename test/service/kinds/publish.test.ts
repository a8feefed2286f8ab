import assert from 'node:assert/strict';
import { parsePublishForm } from '../../../src/service/kinds/publish.ts';
import type { PublishForm } from '../../../src/service/model/request/form.ts';
import { english } from '../../../src/language/say.ts';
import { kinds } from '../../../src/service/kinds/kinds.ts';
import { aPublishForm } from '../../builders/request-view.ts';
import { goodForm } from '../../builders/good-form.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { newId, resolve } from '../../harness/engine/target.ts';
import type { PublishInput } from '../../../src/service/model/request/input.ts';

function inputOf(changes: Partial<PublishForm> = {}): PublishInput {
  const parsed = parsePublishForm(aPublishForm(changes));
  assert.ok('value' in parsed, JSON.stringify(parsed));
  return parsed.value;
}

function fieldsOf(changes: Partial<PublishForm>): string[] {
  const parsed = parsePublishForm(aPublishForm(changes));
  return 'problems' in parsed ? parsed.problems.map(({ field }) => field) : [];
}

describe('parsePublishForm', () => {
  it('takes 4244 for https and 4248 for http when no port is typed', () => {
    assert.equal(inputOf({ qlikUrl: 'https://qlik.contoso.com' }).authPort, 4244);
    assert.equal(inputOf({ qlikUrl: 'http://qlik.contoso.com' }).authPort, 4248);
    assert.equal(inputOf({ authPort: ' 443 ' }).authPort, 443);
  });

  it('takes names from one to 50 characters', () => {
    assert.equal(inputOf({ name: ' Sales-Qlik ' }).name, 'sales-qlik');
    assert.equal(inputOf({ name: 'q' }).name, 'q');
    assert.equal(inputOf({ name: 'q'.repeat(50) }).name.length, 50);
    for (const name of ['', '-a', 'a-', 'a b', 'a.b', 'ü', 'a_b', 'q'.repeat(51)])
      assert.deepEqual(fieldsOf({ name }), ['name'], name);
  });

  it('splits users and groups at commas, semicolons and new lines, each once', () => {
    const users = ' ann@contoso.com,ben@contoso.com;\r\nANN@contoso.com\n\n,';

    assert.deepEqual(
      inputOf({ users }).users.map((user) => user.toLowerCase()),
      ['ann@contoso.com', 'ben@contoso.com'],
    );
    assert.deepEqual(inputOf({ groups: '' }).groups, []);
  });

  it('counts the Kerberos fields only with Kerberos', () => {
    const kerberos = { servicePrincipalName: 'nonsense', loginIdentity: 'nonsense' };

    assert.deepEqual(inputOf({ singleSignOn: 'none', ...kerberos }).singleSignOn, { mode: 'none' });
    assert.deepEqual(fieldsOf({ singleSignOn: 'kerberos', ...kerberos }), [
      'servicePrincipalName',
      'loginIdentity',
    ]);
  });

  it('takes SPNs of the kind HTTP/host, in any case and with a port', () => {
    for (const servicePrincipalName of ['HTTP/qlik.contoso.com', 'http/qlik', 'HTTP/qlik.contoso.com:4244'])
      assert.deepEqual(inputOf({ singleSignOn: 'kerberos', servicePrincipalName }).singleSignOn, {
        mode: 'kerberos',
        servicePrincipalName,
        loginIdentity: 'userPrincipalName',
      });
    for (const servicePrincipalName of [
      '',
      'qlik',
      'HTTP/',
      'HOST/qlik',
      'HTTP//qlik',
      'HTTP/qlik contoso',
      'HTTP/a@B',
    ])
      assert.deepEqual(fieldsOf({ singleSignOn: 'kerberos', servicePrincipalName }), [
        'servicePrincipalName',
      ]);
  });

  it('signs in with Microsoft Entra ID first unless passthrough is chosen', () => {
    assert.equal(inputOf({ preAuthentication: '' }).preAuthentication, 'aadPreAuthentication');
    assert.equal(inputOf({ preAuthentication: 'passthru' }).preAuthentication, 'passthru');
    assert.deepEqual(fieldsOf({ preAuthentication: 'none' }), ['preAuthentication']);
  });

  it('takes at most a thousand users and groups', () => {
    const users = (count: number) =>
      Array.from({ length: count }, (_, i) => `user${i}@contoso.com`).join('\n');

    assert.equal(inputOf({ users: users(999), groups: 'One' }).users.length, 999);
    assert.deepEqual(fieldsOf({ users: users(1000), groups: 'One' }), ['users']);
  });

  it('reports every field that is wrong at once', () => {
    const wrong = { name: '', qlikUrl: '', authPort: '0', connectorGroupId: '', preAuthentication: 'x' };

    const fields = fieldsOf({ ...wrong, singleSignOn: 'x' });

    for (const field of [...Object.keys(wrong), 'singleSignOn']) assert.ok(fields.includes(field), field);
  });
});

describe('a new publication', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  const resolved = (typed: Partial<PublishForm> = {}) =>
    resolve(engine, 'publish', { ...goodForm, name: 'sales', ...typed });

  it('is wanted as a pair whose hosts come from its name, with single sign-on for the hub alone', async () => {
    const { target } = await resolved({
      singleSignOn: 'kerberos',
      servicePrincipalName: 'HTTP/qlik.contoso.com',
    });

    assert.deepEqual(target.problems, []);
    assert.equal(target.desired.publicationId, newId);
    assert.deepEqual(
      target.desired.applications.map(({ externalUrl, internalUrl, singleSignOn }) => [
        externalUrl,
        internalUrl,
        singleSignOn.mode,
      ]),
      [
        ['https://sales-contoso.msappproxy.net/', 'https://qlik.contoso.com/', 'kerberos'],
        ['https://sales-auth-contoso.msappproxy.net/', 'https://qlik.contoso.com:4244/', 'none'],
      ],
    );
    assert.equal(target.desired.connectorGroup.name, 'Data centre');
  });

  it('is wanted as one application when Qlik signs people in on the port of its URL', async () => {
    const { target } = await resolved({ authPort: '443' });

    assert.equal(target.desired.applications.length, 1);
  });

  it('names whoever it cannot find', async () => {
    const { target } = await resolved({ users: 'nobody@contoso.com', groups: 'Nobodies' });

    assert.deepEqual(
      target.problems.map(({ field }) => field),
      ['users', 'groups'],
    );
  });

  it('warns of a path that was left out', async () => {
    const { seen, planned } = await resolved({ qlikUrl: 'https://qlik.contoso.com/hub/my/work' });

    const warnings = kinds.publish.warnings?.(planned, seen.facts, seen.observed).map(english) ?? [];

    assert.match(
      warnings.join('\n'),
      /^People enter at the hub, \/hub\/: the rest of the path \/hub\/my\/work was left out/,
    );
  });
});
