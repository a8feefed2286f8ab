import assert from 'node:assert/strict';
import { findMadeChanges, findMadeOf, writeLedger } from '../../src/store/ledger.ts';
import { startEngine, type Engine } from '../harness/engine/engine.ts';

describe('what a request has made', () => {
  let engine: Engine;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());

  it('is each change that took effect or may have, once, by what it is about', async () => {
    const { db } = engine.deps;
    const { id } = await engine.ask('publish', { name: 'made', qlikUrl: 'https://made.corp.contoso.com' });
    const person = { id: 'assign:hub:a:b', kind: 'assign', role: 'hub', principalId: 'a:b' };
    const late = { id: 'late:auth', role: 'auth' };
    const refused = { id: 'uris:hub', kind: 'uris', role: 'hub' };
    const none = { intents: [], ends: [], done: [] };
    await writeLedger(db, id, { ...none, intents: [person] });
    const entries = await writeLedger(db, id, { ...none, intents: [person, refused, late] });
    const ends = [...entries].map(([change, entry]) => ({
      id: entry,
      outcome: change === refused.id ? 'Authorization_RequestDenied' : 'done',
      graphRequestId: '',
    }));
    await writeLedger(db, id, { ...none, ends });

    const made = await findMadeOf(db, id);

    assert.deepEqual(
      made.toSorted((a, b) => (a.role < b.role ? -1 : 1)),
      [
        { kind: '', role: 'auth', principalId: '', host: '' },
        { kind: 'assign', role: 'hub', principalId: 'a:b', host: '' },
      ],
    );
    assert.equal((await findMadeChanges(db, 'made')).length, 2);
    assert.deepEqual(await findMadeChanges(db, 'other'), []);
  });
});
