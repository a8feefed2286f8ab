import assert from 'node:assert/strict';
import type { QlikSite } from '../../../src/service/model/qlik-site.ts';
import { watchSite } from '../../../src/service/qlik/watch-site.ts';
import { openStore, type Store } from '../../../src/store/database.ts';
import {
  startRepositoryService,
  type RepositoryService,
} from '../../../src/trial/qlik/repository-service.ts';
import { freshDatabase } from '../../harness/database/database.ts';
import { repositoryOf } from '../../harness/qlik/connected.ts';

describe('the stored copy of Qlik Sense', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let store: Store;
  let service: RepositoryService;
  let reads = 0;
  let asked: () => void = () => {};
  let held: Promise<void> | null = null;
  before(async () => {
    database = await freshDatabase();
    store = await openStore({ databaseUrl: database.url, dataDir: null });
    service = await startRepositoryService({
      before: async () => {
        reads += 1;
        asked();
        await held;
        return null;
      },
    });
  });
  after(async () => {
    await service.close();
    await store.close();
    await database.drop();
  });

  const instance = async (): Promise<QlikSite> => watchSite(store.db, await repositoryOf(service), 30);

  it('is nothing until it was read, and then what any instance has read, also after a restart', async () => {
    const [one, other] = [await instance(), await instance()];
    assert.equal(await other.last(), null);
    const read = await one.read();
    const calls = reads;

    assert.deepEqual(await other.last(), read);
    assert.deepEqual(await (await instance()).read(), read);
    assert.equal(reads, calls);
  });

  it('is not that of another one, which the bot reached before', async () => {
    await (await instance()).read();
    const repository = await repositoryOf(service);

    const other = watchSite(store.db, { ...repository, url: 'https://other.contoso.com:4242' }, 30);

    assert.equal(await other.last(), null);
    const calls = reads;
    await other.read();
    assert.ok(reads > calls);
  });

  it('is forgotten by all when one of them writes, also if another is just reading', async () => {
    const [one, other] = [await instance(), await instance()];
    await one.changed();
    const [isAsked, isAnswered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    asked = isAsked.resolve;
    held = isAnswered.promise;
    const reading = other.read();
    await isAsked.promise;
    await one.changed();
    isAnswered.resolve();
    held = null;
    await reading;

    assert.equal(await one.last(), null);
    assert.equal((await one.read()).proxies.length, 1);
    assert.notEqual(await other.last(), null);
  });
});
