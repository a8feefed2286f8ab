import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { kinds } from '../../../src/service/kinds/kinds.ts';
import { emptyForm, type RequestForm } from '../../../src/service/model/request/form.ts';
import { colleagues } from '../../../src/trial/people.ts';
import { branchOfficeConnectorGroupId } from '../../../src/trial/sandbox/tenant/seed.ts';
import { findApplications } from '../../../src/store/applications.ts';
import { findPublicationByName } from '../../../src/store/publications.ts';
import type { FieldProblem } from '../../../src/errors.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { byHand } from '../../harness/engine/hand-changes.ts';
import { newId, resolve } from '../../harness/engine/target.ts';
import { assignUser, publishApplication } from '../../harness/sandbox/sandbox-calls.ts';

const [olga, nadia] = colleagues;
const id = '5f0c1b5e-8c3f-4d3b-9f5b-0b8f6f0f7f11';

describe('adopting applications', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  const said = (problems: readonly FieldProblem[] = []) =>
    problems.map(({ field, message }) => `${field}: ${english(message)}`).join('\n');

  /** Two applications that were published by hand. */
  async function aPair(name: string) {
    const hub = await publishApplication(engine.sandbox, name);
    const auth = await publishApplication(engine.sandbox, `${name}-auth`, {
      internalUrl: `https://${name}.corp.contoso.com:4244/`,
    });
    const form = { name, hubApplicationId: hub.applicationId, authApplicationId: auth.applicationId };
    return { hub, auth, form };
  }

  it('takes object ids in any case, and no application twice', () => {
    const fieldsOf = (typed: Partial<RequestForm>) => {
      const parsed = kinds.adopt.parse({ ...emptyForm, name: 'sales', ...typed });
      return 'problems' in parsed ? parsed.problems.map(({ field }) => field) : [];
    };

    assert.deepEqual(fieldsOf({ hubApplicationId: id.toUpperCase() }), []);
    assert.deepEqual(fieldsOf({ hubApplicationId: 'sales' }), ['hubApplicationId']);
    assert.deepEqual(fieldsOf({ hubApplicationId: id, authApplicationId: 'x' }), ['hubApplicationId']);
    assert.deepEqual(fieldsOf({ hubApplicationId: id, authApplicationId: id.toUpperCase() }), [
      'authApplicationId',
    ]);
    assert.deepEqual(fieldsOf({ name: '' }), ['name', 'hubApplicationId']);
  });

  it('wants what is there, and who is assigned to both', async () => {
    const { hub, auth, form } = await aPair('pair');
    for (const ids of [hub, auth]) await assignUser(engine.sandbox, ids, olga.id);
    await assignUser(engine.sandbox, hub, nadia.id);

    const { seen, target, planned } = await resolve(engine, 'adopt', form);

    assert.deepEqual(planned.changes, []);
    assert.deepEqual(kinds.adopt.impossible?.(seen, seen.observed), []);
    assert.deepEqual(
      target.desired.principals.map(({ displayName }) => displayName),
      ['Olga Novak'],
    );
    assert.deepEqual(
      target.desired.applications.map(({ internalUrl, externalUrl, isAdopted }) => ({
        internalUrl,
        externalUrl,
        isAdopted,
      })),
      [
        {
          internalUrl: 'https://pair.corp.contoso.com/',
          externalUrl: 'https://pair-contoso.msappproxy.net/',
          isAdopted: true,
        },
        {
          internalUrl: 'https://pair.corp.contoso.com:4244/',
          externalUrl: 'https://pair-auth-contoso.msappproxy.net/',
          isAdopted: true,
        },
      ],
    );
  });

  it('is impossible when one of them is not published any more', async () => {
    const { auth, form } = await aPair('gone');
    await byHand(engine).api(`/applications/${auth.applicationId}`).delete();

    const { seen } = await resolve(engine, 'adopt', form);

    assert.match(said(kinds.adopt.impossible?.(seen, seen.observed)), /^: .* is not published any more/);
  });

  it('is impossible while they use different connector groups', async () => {
    const { auth, form } = await aPair('apart');
    const groups = '/onPremisesPublishingProfiles/applicationProxy/connectorGroups';
    await byHand(engine)
      .api(`/applications/${auth.applicationId}/connectorGroup/$ref`)
      .version('beta')
      .put({
        '@odata.id': `${engine.sandbox.url}/beta${groups}/${branchOfficeConnectorGroupId}`,
      });

    const { seen } = await resolve(engine, 'adopt', form);

    assert.match(said(kinds.adopt.impossible?.(seen, seen.observed)), /use different connector groups/);
  });

  it('refuses what belongs to another publication already, but not to its own', async () => {
    const { form } = await aPair('mine');
    const done = await engine.run('adopt', form);
    const { seen } = await resolve(engine, 'adopt', { ...form, name: 'theirs' });
    const { db } = engine.deps;

    const clashes = (await kinds.adopt.clashes?.(db, newId, seen.input)) ?? [];
    assert.deepEqual(clashes.map(({ field }) => field).toSorted(), ['authApplicationId', 'hubApplicationId']);
    assert.match(said(clashes), /(.*belongs to the publication “mine” already.*\n?){2}/);
    assert.deepEqual(await kinds.adopt.clashes?.(db, done.id, seen.input), []);
  });

  it('records which applications it is about when it is approved', async () => {
    const { hub, auth, form } = await aPair('kept');

    const done = await engine.run('adopt', form);

    const rows = await findApplications(engine.deps.db, done.id);
    assert.deepEqual(
      rows.map((row) => [row.application_id, row.origin]).toSorted(),
      [hub, auth].map(({ applicationId }) => [applicationId, 'adopted']).toSorted(),
    );
    assert.equal((await findPublicationByName(engine.deps.db, 'kept'))?.state, 'published');
  });
});
