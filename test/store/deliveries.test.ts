import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore, type Store } from '../../src/store/database.ts';
import { finishDeliveries, giveBackDelivery } from '../../src/store/deliveries.ts';
import { hear } from '../../src/store/hear.ts';
import { freshDatabase } from '../harness/database/database.ts';

describe('a delivery', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let store: Store;
  before(async () => {
    database = await freshDatabase();
    store = await openStore({ databaseUrl: database.url, dataDir: null });
  });
  after(async () => {
    await store.close();
    await database.drop();
  });
  const room = { id: 'room', userId: '', chatUserId: '', teamId: '' };
  const takeAll = async (ids: string[], seconds = 30) => {
    const asked = ids.map((activityId) => ({ seen: room, activityId }));
    return (await hear(store.db, asked, seconds)).map(({ taken }) => taken);
  };
  const take = async (id: string, seconds?: number) => (await takeAll([id], seconds))[0];
  const keyOf = (activityId: string) => ({ conversationId: 'room', activityId });

  it('is one’s own when many take it at once', async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, () => take('many')));

    assert.deepEqual(taken.toSorted(), [...Array.from({ length: 7 }, () => 'busy'), 'ours']);
  });

  it('is one’s own, once, when it is taken twice in one statement with others', async () => {
    await takeAll(['before']);

    assert.deepEqual(await takeAll(['twice', 'before', 'after', 'twice']), ['ours', 'busy', 'ours', 'busy']);
  });

  it('keeps nobody waiting who takes the same in another order', async () => {
    const ids = Array.from({ length: 50 }, (_, i) => `order ${i}`);

    const all = await Promise.all([takeAll(ids), takeAll(ids.toReversed())]);

    assert.equal(all.flat().filter((taken) => taken === 'ours').length, 50);
  });

  it('is taken by nobody after it was handled', async () => {
    assert.equal(await take('done'), 'ours');
    await finishDeliveries(store.db, [keyOf('done')]);

    assert.equal(await take('done'), 'handled');
    await giveBackDelivery(store.db, keyOf('done'));
    assert.equal(await take('done'), 'handled');
  });

  it('is marked as handled together with others, in whatever they are called', async () => {
    const odd = `it's "odd", {really} \\ 1`;
    for (const id of ['first', odd, 'third']) assert.equal(await take(id), 'ours');

    await finishDeliveries(store.db, [keyOf('first'), keyOf(odd), keyOf('never taken')]);

    const taken = await Promise.all(['first', odd, 'third'].map((id) => take(id)));
    assert.deepEqual(taken, ['handled', 'handled', 'busy']);
  });

  it('is taken again after it was given back', async () => {
    assert.equal(await take('back'), 'ours');
    await giveBackDelivery(store.db, keyOf('back'));

    assert.equal(await take('back'), 'ours');
  });

  it('is taken again, by one, when whoever had it is dead', async () => {
    assert.equal(await take('dead', 0.05), 'ours');
    assert.equal(await take('dead'), 'busy');
    await sleep(100);

    assert.deepEqual((await Promise.all([take('dead'), take('dead')])).toSorted(), ['busy', 'ours']);
  });
});
