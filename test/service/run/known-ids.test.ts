import assert from 'node:assert/strict';
import { knownIds } from '../../../src/service/run/known-ids.ts';
import { setApplicationGone, upsertApplication } from '../../../src/store/applications.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

describe('what is recorded of an application', () => {
  let engine: Engine;
  let id: string;
  before(async () => {
    engine = await startEngine();
    ({ id } = await engine.run('publish', { name: 'known', qlikUrl: 'https://known.corp.contoso.com' }));
  });
  after(() => engine.close());

  const hub = async () => {
    const { hub: found } = await knownIds(engine.deps, id);
    return { isOurs: found?.isOurs, isAwaited: found?.isAwaited, isSeen: found?.isSeen };
  };
  const set = (values: object) =>
    engine.deps.db
      .updateTable('application')
      .set(values)
      .where('publication_id', '=', id)
      .where('role', '=', 'hub')
      .execute();
  const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000);

  it('is that the bot made it, and has seen it', async () => {
    assert.deepEqual(await hub(), { isOurs: true, isAwaited: true, isSeen: true });
  });

  it('is that it may not be readable for a while, and after that is gone', async () => {
    await set({ awaited_since: at(29) });
    assert.equal((await hub()).isAwaited, true);
    await set({ awaited_since: at(31) });
    assert.equal((await hub()).isAwaited, false);
  });

  it('is that it is waited for as long as nobody has seen it, whatever the clock was set to', async () => {
    await set({ awaited_since: at(60 * 24 * 365), is_seen: false });
    assert.equal((await hub()).isAwaited, true);
    await set({ awaited_since: at(-60), is_seen: true });
    assert.equal((await hub()).isAwaited, true);
  });

  it('is that nobody waits for what the bot has deleted', async () => {
    await setApplicationGone(engine.deps.db, { publication_id: id, role: 'hub' });
    assert.equal((await hub()).isAwaited, false);
  });

  it('is what the approved state says, where an older version did not record whether it was adopted', async () => {
    await engine.deps.db
      .updateTable('application')
      .set({ origin: '' as never })
      .execute();
    assert.equal((await hub()).isOurs, true);
    const { desired } = await engine.deps.db
      .selectFrom('publication')
      .select('desired')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const { applications } = desired as { applications: object[] };
    const adopted = {
      ...(desired as object),
      applications: applications.map((one) => ({ ...one, isAdopted: true })),
    };
    await engine.deps.db
      .updateTable('publication')
      .set({ desired: JSON.stringify(adopted) })
      .where('id', '=', id)
      .execute();
    assert.equal((await hub()).isOurs, false);
  });

  it('is new when another one takes its place', async () => {
    const ids = { application_id: 'other', app_id: 'other', service_principal_id: '' };
    await engine.deps.db
      .transaction()
      .execute((trx) => upsertApplication(trx, { publication_id: id, role: 'hub', ...ids, origin: 'made' }));
    assert.deepEqual(await hub(), { isOurs: true, isAwaited: true, isSeen: false });
  });
});
