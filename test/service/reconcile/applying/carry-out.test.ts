import assert from 'node:assert/strict';
import { storedRequest } from '../../../../src/service/model/request/stored.ts';
import { carryOut } from '../../../../src/service/reconcile/applying/carry-out.ts';
import { openRecords } from '../../../../src/service/run/records.ts';
import { findRequestById } from '../../../../src/store/requests.ts';
import { startEngine, type Engine } from '../../../harness/engine/engine.ts';

describe('carrying out', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  it('writes nothing once the request is no longer to be applied', async () => {
    const { deps } = engine;
    const { id } = await engine.ask('publish', { name: 'late', qlikUrl: 'https://late.corp.contoso.com' });
    const row = await findRequestById(deps.db, id);
    const desired = row && storedRequest(row).desired;
    assert.ok(desired);
    const graph = deps.graphFor(id);
    const run = {
      deps,
      graph,
      reader: graph,
      asApprover: null,
      requestId: id,
      desired,
      isMine: () => true,
      gone: new Set<string>(),
      records: openRecords(deps, id),
      hasWritten: false,
      openCreations: [],
    };

    assert.equal(await carryOut(run, { deleted: {} }, []), false);

    const written = await deps.db.selectFrom('ledger').select('id').where('request_id', '=', id).execute();
    const { value } = await engine.graph<{ value: unknown[] }>('/v1.0/applications');
    assert.deepEqual([written, value, (await findRequestById(deps.db, id))?.state], [[], [], 'planned']);
  });
});
