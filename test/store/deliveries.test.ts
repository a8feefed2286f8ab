import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore, type Store } from '../../src/store/database.ts';
import { finishDelivery, giveBackDelivery, takeDelivery } from '../../src/store/deliveries.ts';
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
  const take = (id: string, seconds = 30) => takeDelivery(store.db, 'room', id, seconds);

  it('is one’s own when many take it at once', async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, () => take('many')));

    assert.deepEqual(taken.toSorted(), [...Array.from({ length: 7 }, () => 'busy'), 'ours']);
  });

  it('is taken by nobody after it was handled', async () => {
    assert.equal(await take('done'), 'ours');
    await finishDelivery(store.db, 'room', 'done');

    assert.equal(await take('done'), 'handled');
    await giveBackDelivery(store.db, 'room', 'done');
    assert.equal(await take('done'), 'handled');
  });

  it('is taken again after it was given back', async () => {
    assert.equal(await take('back'), 'ours');
    await giveBackDelivery(store.db, 'room', 'back');

    assert.equal(await take('back'), 'ours');
  });

  it('is taken again, by one, when whoever had it is dead', async () => {
    assert.equal(await take('dead', 0.05), 'ours');
    assert.equal(await take('dead'), 'busy');
    await sleep(100);

    assert.deepEqual((await Promise.all([take('dead'), take('dead')])).toSorted(), ['busy', 'ours']);
  });
});
