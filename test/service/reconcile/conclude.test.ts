import assert from 'node:assert/strict';
import type { RequestForm } from '../../../src/service/model/request/form.ts';
import type { RequestView } from '../../../src/service/model/view.ts';
import { updateForm } from '../../../src/service/views/update-form.ts';
import { findNotices } from '../../../src/store/notices.ts';
import { findPublicationByName } from '../../../src/store/publications.ts';
import { findReservationsOf } from '../../../src/store/reservations.ts';
import { refuseConnectorGroup } from '../../harness/engine/by-hand.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { wanted } from '../../harness/engine/hand-changes.ts';

describe('how a request ends', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  async function published(name: string): Promise<RequestView> {
    const done = await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    return done;
  }

  async function update(name: string, typed: Partial<RequestForm>): Promise<RequestView> {
    const form = (await updateForm(engine.deps, name)) ?? assert.fail('no form');
    return engine.run('update', { ...form, ...typed });
  }

  const urlsOf = async (requestId: string) =>
    (await findReservationsOf(engine.deps.db, requestId))
      .flatMap((one) => (one.what === 'url' ? [one.url] : []))
      .toSorted();
  const noticesOf = async ({ id }: RequestView) =>
    (await findNotices(engine.deps.db, id)).map(({ kind }) => kind).toSorted();

  it('of a publication: what is wanted is recorded, and its links are told', async () => {
    const done = await published('first');

    const publication = await findPublicationByName(engine.deps.db, 'first');
    assert.equal(publication?.state, 'published');
    assert.equal(publication.request_id, done.id);
    assert.ok((await noticesOf(done)).includes('published'));
    assert.deepEqual(await urlsOf(done.id), [
      'https://first.corp.contoso.com/',
      'https://first.corp.contoso.com:4244/',
    ]);
  });

  it('of an update: the publication holds its new addresses, and no longer the old ones', async () => {
    const first = await published('moved');

    const done = await update('moved', { qlikUrl: 'https://elsewhere.corp.contoso.com' });

    assert.equal(done.state, 'done', JSON.stringify(done.problem));
    assert.ok((await noticesOf(done)).includes('changed'));
    assert.deepEqual(await urlsOf(first.id), [
      'https://elsewhere.corp.contoso.com/',
      'https://elsewhere.corp.contoso.com:4244/',
    ]);
    assert.deepEqual(await findReservationsOf(engine.deps.db, done.id), []);
  });

  it('of one that has nothing to do: without an approval, and nothing is wanted anew', async () => {
    await published('same');
    const before = await wanted(engine, 'same');

    const done = await engine.ask('repair', { name: 'same' });

    assert.equal(done.state, 'done');
    assert.deepEqual(await wanted(engine, 'same'), before);
    assert.deepEqual(await findReservationsOf(engine.deps.db, done.id), []);
    assert.ok(!(await noticesOf(done)).includes('approval'));
  });

  it('of a publication that is taken back: everything it held is free', async () => {
    const refusesNoMore = refuseConnectorGroup(engine);
    const asked = await engine.ask('publish', { name: 'undone', qlikUrl: 'https://undone.corp.contoso.com' });
    const failed = await engine.approve(asked);
    refusesNoMore();
    assert.equal(failed.state, 'failed');
    assert.equal((await findPublicationByName(engine.deps.db, 'undone'))?.state, 'failed');

    const undone = await engine.undo(failed);

    assert.equal(undone.state, 'withdrawn', JSON.stringify(undone.problem));
    assert.equal(await findPublicationByName(engine.deps.db, 'undone'), undefined);
    assert.deepEqual(await findReservationsOf(engine.deps.db, asked.id), []);
  });

  it('of a restore that is taken back: the publication is unpublished as before', async () => {
    await published('twice');
    await engine.run('unpublish', { name: 'twice' });
    const refusesNoMore = refuseConnectorGroup(engine);
    const failed = await engine.approve(await engine.ask('restore', { name: 'twice' }));
    refusesNoMore();
    assert.equal(failed.state, 'failed', 'the restore did not fail');

    const undone = await engine.undo(failed);

    assert.equal(undone.state, 'withdrawn', JSON.stringify(undone.problem));
    assert.equal((await findPublicationByName(engine.deps.db, 'twice'))?.state, 'unpublished');
  });
});
