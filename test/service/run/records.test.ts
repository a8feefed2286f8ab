import assert from 'node:assert/strict';
import { changeOf } from '../../../src/service/model/publication/change.ts';
import { openRecords } from '../../../src/service/run/records.ts';
import { findRequestById } from '../../../src/store/requests.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

const hub = changeOf('hub', 'Uris', { kind: 'uris' });
const auth = changeOf('auth', 'Uris', { kind: 'uris' });
const next = changeOf('hub', 'Publish', { kind: 'publish' });

describe('the ledger of a pass', () => {
  let engine: Engine;
  let names = 0;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  /** Opens the ledger of a request that nothing has been written for. */
  async function open() {
    const name = `noted${names++}`;
    const { id } = await engine.ask('publish', { name, qlikUrl: `https://${name}.corp.contoso.com` });
    const records = openRecords(engine.deps, id);
    const entries = () =>
      engine.deps.db.selectFrom('ledger').selectAll().where('request_id', '=', id).orderBy('id').execute();
    return { id, records, entries };
  }

  it('records the intents of writes side by side at one moment, in order', async () => {
    const { records, entries } = await open();
    await Promise.all([records.intend([hub]), records.intend([auth])]);

    const [first, second] = await entries();

    assert.deepEqual([first?.change_id, second?.change_id], [hub.id, auth.id]);
    assert.deepEqual(first?.started_at, second?.started_at);
  });

  it('records an outcome together with the next intent', async () => {
    const { id, records, entries } = await open();
    const begun = await records.intend([hub]);
    records.end([{ id: begun.get(hub.id) ?? '', outcome: 'done', graphRequestId: 'g' }], [hub.id]);
    await records.intend([next]);

    const [first, second] = await entries();
    const row = await findRequestById(engine.deps.db, id);

    assert.deepEqual([first?.outcome, first?.graph_request_id, second?.outcome], ['done', 'g', '']);
    assert.deepEqual(first?.finished_at, second?.started_at);
    assert.deepEqual(row?.done_changes, [hub.id]);
  });

  it('records an outcome that nothing follows', async () => {
    const { records, entries } = await open();
    const begun = await records.intend([hub]);
    records.end([{ id: begun.get(hub.id) ?? '', outcome: 'Refused', graphRequestId: '' }], []);
    await records.close();

    assert.deepEqual(
      (await entries()).map(({ outcome }) => outcome),
      ['Refused'],
    );
  });

  it('lets nothing be written after something that could not be stored', async () => {
    const { records, entries } = await open();
    const failure = new Error('The database is full');
    records.end([], [], () => Promise.reject(failure));

    await assert.rejects(records.intend([hub]), failure);
    await assert.rejects(records.intend([auth]), failure);
    await assert.rejects(records.close(), failure);
    assert.deepEqual(await entries(), []);
  });
});
