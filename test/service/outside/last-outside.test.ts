import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { lastOutside } from '../../../src/service/outside/last-outside.ts';

import { setOutsideChecks } from '../../../src/store/outside-checks.ts';
import { openStore, type Store } from '../../../src/store/database.ts';

describe('the last look from outside', () => {
  let store: Store;
  before(async () => {
    store = await openStore({ databaseUrl: '', dataDir: null });
  });
  after(() => store.close());

  it('is that of the applications there are, the hub first', async () => {
    const publicationId = randomUUID();
    const row = (role: 'hub' | 'auth') => ({
      publication_id: publicationId,
      role,
      state: 'settling' as const,
      since: new Date(1000),
      checked_at: new Date(2000),
      findings: JSON.stringify([{ step: 'name', state: 'wrong', text: 'Not there' }]),
      wanted: '',
      opened_at: new Date(1000),
    });
    await store.db.transaction().execute(async (trx) => {
      await setOutsideChecks(trx, publicationId, [row('auth'), row('hub')]);
      await setOutsideChecks(trx, publicationId, [row('auth'), row('hub')]);
    });

    const checks = await lastOutside(store.db, publicationId);

    assert.deepEqual(
      checks.map(({ role, state, since, checkedAt }) => [role, state, +since, +checkedAt]),
      [
        ['hub', 'settling', 1000, 2000],
        ['auth', 'settling', 1000, 2000],
      ],
    );
    assert.equal(checks[0]?.findings[0]?.text, 'Not there');
    assert.deepEqual(await lastOutside(store.db, randomUUID()), []);
  });
});
