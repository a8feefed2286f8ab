import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { kinds } from '../../../src/service/kinds/kinds.ts';
import type { RequestForm } from '../../../src/service/model/request/form.ts';
import { updateForm } from '../../../src/service/views/update-form.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { resolve, type Resolved } from '../../harness/engine/target.ts';

describe('the update of a publication', () => {
  let engine: Engine;
  let current: RequestForm;
  before(async () => {
    engine = await startEngine();
    await engine.run('publish', { name: 'sales', qlikUrl: 'https://sales.corp.contoso.com' });
    current = (await updateForm(engine.deps, 'sales')) ?? assert.fail('no form');
  });
  after(() => engine.close());

  const fieldsOf = (typed: Partial<RequestForm>) => {
    const parsed = kinds.update.parse({ ...current, ...typed });
    return 'problems' in parsed ? parsed.problems.map(({ field }) => field) : [];
  };
  const resolved = (typed: Partial<RequestForm>): Promise<Resolved> =>
    resolve(engine, 'update', { ...current, ...typed });

  it('reports every field that is wrong at once, and gives no value', () => {
    const wrong = {
      qlikUrl: 'qlik',
      displayName: ' ',
      connectorGroupId: '',
      authPort: '0',
      externalUrl: 'http://sales-contoso.msappproxy.net',
      authExternalUrl: 'https://sales-auth-contoso.msappproxy.net:444',
      preAuthentication: 'x',
      singleSignOn: 'x',
      applicationServerTimeout: 'Longer',
      isBackendCertificateValidationEnabled: 'perhaps',
    };

    const fields = fieldsOf(wrong);

    for (const field of Object.keys(wrong)) assert.ok(fields.includes(field), field);
    assert.ok(!('value' in kinds.update.parse({ ...current, ...wrong })));
  });

  it('needs an external address for an authentication port of its own', () => {
    assert.deepEqual(fieldsOf({ authExternalUrl: '' }), ['authExternalUrl']);
    assert.deepEqual(fieldsOf({ authExternalUrl: '', authPort: '443' }), []);
  });

  it('wants everything as it is when nothing was typed', async () => {
    const { seen, target, planned } = await resolved({});

    assert.deepEqual(target, { desired: { ...seen.base, without: [] }, problems: [], warnings: [] });
    assert.deepEqual(planned.changes, []);
  });

  it('wants one application when Qlik signs people in on the port of its URL', async () => {
    const { target } = await resolved({ authPort: '443' });

    assert.deepEqual(
      target.desired.applications.map(({ role }) => role),
      ['hub'],
    );
  });

  it('names the second application after the first', async () => {
    const { target } = await resolved({ displayName: 'Sales figures' });

    assert.deepEqual(
      target.desired.applications.map(({ displayName }) => displayName),
      ['Sales figures', 'Sales figures (authentication)'],
    );
  });

  it('cannot keep a single sign-on that the bot knows', async () => {
    const { target } = await resolved({ singleSignOn: 'kept' });

    assert.deepEqual(
      target.problems.map(({ field }) => field),
      ['singleSignOn'],
    );
  });

  it('warns of what it brings, not of what was so before', async () => {
    const { seen, planned } = await resolved({ preAuthentication: 'passthru' });

    const warnings = kinds.update.warnings?.(planned, seen.facts, seen.observed).map(english) ?? [];

    assert.equal(warnings.length, 1);
    assert.match(warnings.join(), /^Passthrough/);
    const unchanged = await resolved({});
    assert.deepEqual(kinds.update.warnings?.(unchanged.planned, seen.facts, seen.observed), []);
  });
});
