import assert from 'node:assert/strict';
import { handleOnce } from '../../../src/service/conversations/deliveries.ts';
import type { Conversation } from '../../../src/service/conversations/conversations.ts';
import { NotNowError } from '../../../src/service/waiting/passing.ts';
import { giveBackAllDeliveries } from '../../../src/store/deliveries.ts';
import { startEngine, type Engine } from '../../harness/engine/engine.ts';

describe('a message that is handled once', () => {
  let engine: Engine;
  let answers = 0;
  before(async () => (engine = await startEngine()));
  after(() => engine.close());
  beforeEach(() => (answers = 0));

  const conversation: Conversation = {
    id: 'a:rita',
    kind: 'personal',
    tenantId: 'tenant',
    userId: 'rita',
    chatUserId: '29:rita',
    name: '',
    teamId: '',
    teamName: '',
    language: null,
    reference: {},
  };
  const person = { userId: '', chatUserId: '' };
  const told = { conversation, channel: null, serviceUrl: '', person, isAlive: true };
  const deliver = (id: string, work: () => Promise<unknown> = () => Promise.resolve(answers++)) =>
    handleOnce(engine.deps, told, id, async () => void (await work()));
  /** Begins and never ends, as in a process that was killed. */
  const beginAndDie = async (id: string) => {
    const begun = Promise.withResolvers<void>();
    void deliver(id, () => {
      begun.resolve();
      return new Promise(() => {});
    });
    await begun.promise;
  };

  it('is handled by the next delivery if its answer was not taken', async () => {
    await assert.rejects(
      deliver('failed', () => Promise.reject(new Error('Teams is away'))),
      /away/,
    );

    await deliver('failed');
    await deliver('failed');
    assert.equal(answers, 1);
  });

  it('is handled by another process when the one that had it was killed', async () => {
    await beginAndDie('killed');
    await assert.rejects(deliver('killed'), NotNowError);

    const { db } = engine.deps;
    await db
      .updateTable('delivery')
      .set({ leased_until: new Date(Date.now() - 1000) })
      .execute();
    await Promise.allSettled([deliver('killed'), deliver('killed')]);
    await deliver('killed');
    assert.equal(answers, 1);
  });

  it('is handled at once when the only process was killed and starts again', async () => {
    await deliver('before');
    await engine.deps.handled.close();
    await beginAndDie('restarted');

    await giveBackAllDeliveries(engine.deps.db);
    for (const id of ['restarted', 'restarted', 'before']) await deliver(id);
    assert.equal(answers, 2);
  });
});
