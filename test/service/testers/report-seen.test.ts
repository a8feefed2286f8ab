import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { UserError } from '../../../src/errors.ts';
import { reportsOf } from '../../../src/service/testers/reports-of.ts';
import { administrator, colleagues } from '../../../src/trial/people.ts';
import { guestId } from '../../../src/trial/sandbox/tenant/seed-users.ts';
import type { RequestView } from '../../../src/service/model/view.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { moveServer, publicationOf, says, testedOf, testNewsOf } from '../../harness/engine/testing.ts';

const [, nadia, tom, wei] = colleagues;

describe('what a tester saw', () => {
  let engine: Engine;
  let request: RequestView;
  before(async () => (engine = await startEngine()));
  beforeEach(async () => {
    const name = `p${randomUUID().slice(0, 8)}`;
    request = await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
  });
  after(() => engine.close());

  const tested = () => testedOf(engine, request.name);
  const reports = async () =>
    (await reportsOf(engine.deps.db, (await publicationOf(engine, request.name)).id, 10)).map(
      ({ by, seen, detail }) => `${by.name}: ${seen} ${detail}`.trim(),
    );
  const refused = (promise: Promise<void>, said: RegExp) =>
    assert.rejects(promise, (error) => error instanceof UserError && said.test(error.message));

  it('counts from those to whom it is assigned: users, and members of groups', async () => {
    await says(engine, nadia, request, 'works');
    await says(engine, wei, request, 'connection-lost');

    assert.deepEqual(await reports(), ['Wei Chen: connection-lost', 'Nadia Karim: works']);
    assert.equal((await tested()).verified?.by, 'Nadia Karim');
  });

  it('is refused from everybody else, also from approvers, guests and who is unknown', async () => {
    const gone = { id: randomUUID(), name: 'Gone' };
    for (const who of [administrator, tom, { id: guestId, name: 'Erik' }])
      await refused(says(engine, who, request, 'works'), /is not assigned to you/);
    await refused(says(engine, gone, request, 'works'), /no longer, or not yet, in the directory/);
    await refused(says(engine, { id: '', name: 'Nobody' }, request, 'works'), /is not assigned to you/);

    assert.deepEqual(await reports(), []);
  });

  it('is refused while it cannot be read who is in the group', async () => {
    const { graphFor } = engine.deps;
    engine.deps.graphFor = () => {
      throw new Error('Graph is away');
    };
    try {
      await refused(says(engine, wei, request, 'works'), /cannot be checked right now/);
      await says(engine, nadia, request, 'works');
    } finally {
      engine.deps.graphFor = graphFor;
    }
    assert.deepEqual(await reports(), ['Nadia Karim: works']);
  });

  it('is refused from who is not assigned any more', async () => {
    await engine.run('assign', { name: request.name, users: tom.userPrincipalName });
    await engine.run('unassign', { name: request.name, users: nadia.userPrincipalName });

    await refused(says(engine, nadia, request, 'works'), /is not assigned to you/);
  });

  it('is refused when the publication has changed since, or is taken down', async () => {
    await moveServer(engine, request.name);
    await refused(says(engine, nadia, request, 'works'), /has changed since this card was shown/);

    await engine.run('unpublish', { name: request.name });
    await refused(says(engine, nadia, request, 'works'), /is not published any more/);
  });

  it('is refused for a request that is not there, or published nothing yet', async () => {
    await refused(says(engine, nadia, { id: randomUUID() }, 'works'), /no longer exists/);
    const waiting = await engine.ask('publish', { name: `w${request.name}` });
    await refused(says(engine, nadia, waiting, 'works'), /no longer exists/);
  });

  it('has one effect, however often the click is delivered, also late', async () => {
    const activityId = randomUUID();
    await says(engine, nadia, request, 'connection-lost', { activityId });
    await says(engine, nadia, request, 'connection-lost', { activityId: randomUUID() });
    await says(engine, nadia, request, 'works');
    await says(engine, nadia, request, 'connection-lost', { activityId });

    assert.deepEqual(await reports(), ['Nadia Karim: works']);
    const { db } = engine.deps;
    const events = db.selectFrom('event').select('details').where('kind', '=', 'tested');
    const rows = await events.where('request_id', '=', request.id).orderBy('id').execute();
    assert.deepEqual(
      rows.map(({ details }) => details['seen']),
      ['connection-lost', 'works'],
    );
  });

  it('has one effect when two clicks come at once', async () => {
    await Promise.all([1, 2, 3].map(() => says(engine, nadia, request, 'qlik-login')));

    const { db } = engine.deps;
    const { id } = await publicationOf(engine, request.name);
    const rows = await db.selectFrom('test_report').selectAll().where('publication_id', '=', id).execute();
    assert.equal(rows.length, 1);
  });

  it('is told once as trouble where results are heard of, and again after it worked', async () => {
    const { id } = await publicationOf(engine, request.name);
    await says(engine, wei, request, 'connection-lost');
    await says(engine, wei, request, 'microsoft-error', { detail: 'Bad Gateway' });
    await says(engine, nadia, request, 'works');
    const once = ['trouble in 19:approvals@thread.tacv2', 'trouble in a:rita'];
    assert.deepEqual(await testNewsOf(engine, id), once);

    await says(engine, wei, request, 'works');
    await says(engine, wei, request, 'other');

    assert.deepEqual(await testNewsOf(engine, id), [...once, ...once].toSorted());
  });

  it('verifies a publication until its settings change; who has access is no such change', async () => {
    await says(engine, nadia, request, 'works');
    await engine.run('assign', { name: request.name, users: tom.userPrincipalName });
    assert.equal((await tested()).verified?.isBefore, false);

    await moveServer(engine, request.name);

    assert.equal((await tested()).verified?.isBefore, true);
    assert.equal((await tested()).answered, 0);
  });

  it('verifies it no longer when the person says otherwise', async () => {
    await says(engine, nadia, request, 'works');
    await says(engine, nadia, request, 'other', { detail: 'Blank page' });

    assert.equal((await tested()).verified, null);
    assert.deepEqual((await tested()).counts, [{ seen: 'other', people: 1 }]);
  });

  it('needs a choice, and takes no more than 200 characters, none of them invisible', async () => {
    const fields = async (seen: '' | 'other', detail: string) => {
      try {
        await says(engine, nadia, request, seen, { detail });
        return [];
      } catch (error) {
        return error instanceof UserError ? error.fields.map(({ field }) => field) : ['?'];
      }
    };

    assert.deepEqual(await fields('', 'x'.repeat(201)), ['seen', 'detail']);
    assert.deepEqual(await fields('other', 'a\u202eb'), ['detail']);
    assert.deepEqual(await fields('other', ` ${'x'.repeat(200)} `), []);
  });
});
