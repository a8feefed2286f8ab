import assert from 'node:assert/strict';
import { english } from '../../../src/language/say.ts';
import { kinds } from '../../../src/service/kinds/kinds.ts';
import { findPublicationByName } from '../../../src/store/publications.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';
import { byHand } from '../../harness/engine/hand-changes.ts';
import { resolve } from '../../harness/engine/target.ts';

describe('restoring a publication', () => {
  let engine: Engine;
  before(async () => {
    engine = await startEngine();
  });
  after(() => engine.close());

  async function unpublished(name: string): Promise<void> {
    await engine.run('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
    await engine.run('unpublish', { name });
  }

  it('wants what was wanted before, and brings back what was deleted', async () => {
    await unpublished('sales');

    const { seen, target, planned } = await resolve(engine, 'restore', { name: 'sales' });

    assert.deepEqual(target, { desired: seen.base, problems: [], warnings: [] });
    assert.deepEqual(
      planned.changes.filter(({ kind }) => kind === 'restore').map(({ role }) => role),
      ['hub', 'auth'],
    );
    assert.deepEqual(kinds.restore.impossible?.(seen, seen.observed), []);
    assert.equal(kinds.restore.needs(planned.changes), 'everything');
  });

  it('is impossible when an application is gone for good', async () => {
    await unpublished('late');
    const { seen: before } = await resolve(engine, 'restore', { name: 'late' });
    await byHand(engine).api(`/directory/deletedItems/${before.observed.deleted.auth}`).delete();

    const { seen } = await resolve(engine, 'restore', { name: 'late' });

    const problems = kinds.restore.impossible?.(seen, seen.observed) ?? [];
    const said = problems.map(({ field, message }) => `${field}: ${english(message)}`);
    assert.equal(said.length, 1);
    assert.match(said.join(), /^: “Qlik Sense late \(authentication\)” can no longer be restored/);
  });

  it('takes the internal addresses again, which the publication has let go of', async () => {
    await unpublished('again');
    const { seen } = await resolve(engine, 'restore', { name: 'again' });

    const reserved = await kinds.restore.reserves(engine.deps.db, seen.input);

    assert.deepEqual(reserved.slice(1), [
      { what: 'url', url: 'https://again.corp.contoso.com/' },
      { what: 'url', url: 'https://again.corp.contoso.com:4244/' },
    ]);
  });

  it('ends with the publication published', async () => {
    await unpublished('back');

    await engine.run('restore', { name: 'back' });

    const publication = await findPublicationByName(engine.deps.db, 'back');
    assert.equal(publication?.state, 'published');
    assert.equal(publication.unpublished_at, null);
  });
});
