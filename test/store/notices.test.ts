import assert from 'node:assert/strict';
import { claimUnsureMessage, findNotices } from '../../src/store/notices.ts';
import { setPosting, setSent } from '../../src/store/outbox.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';

describe('a message that is clicked before its id is recorded', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  it('leaves another one of the same card to be found, and no third', async () => {
    const { db } = engine.deps;
    const asked = await engine.ask('publish', { name: 'sales', qlikUrl: 'https://sales.corp.contoso.com' });
    const [notice] = await findNotices(db, asked.id);
    assert.ok(notice);
    await setPosting(db, 'notice', notice.id);
    await setPosting(db, 'notice', notice.id);

    assert.equal(await claimUnsureMessage(db, notice.id, 'clicked'), true);
    await setSent(db, 'notice', notice.id, { revision: 1, digest: 'd', newActivityId: 'clicked' });

    const claims = [];
    for (const id of ['lost', 'copied']) claims.push(await claimUnsureMessage(db, notice.id, id));
    assert.deepEqual(claims, [true, false]);
    const known = (await findNotices(db, asked.id)).find(({ id }) => id === notice.id);
    assert.deepEqual(known?.activity_ids, ['lost', ...notice.activity_ids, 'clicked']);
  });

  it('is not taken from another card', async () => {
    const { db } = engine.deps;
    const noticeOf = async (name: string) => {
      const asked = await engine.ask('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
      const [notice] = await findNotices(db, asked.id);
      assert.ok(notice);
      return notice;
    };
    const [known, missing] = [await noticeOf('known'), await noticeOf('missing')];
    await setSent(db, 'notice', known.id, { revision: 1, digest: 'd', newActivityId: 'of-known' });
    await setPosting(db, 'notice', missing.id);

    assert.equal(await claimUnsureMessage(db, missing.id, 'of-known'), false);
    assert.equal(await claimUnsureMessage(db, missing.id, 'of-missing'), true);
  });
});
