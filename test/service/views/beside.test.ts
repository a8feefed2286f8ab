import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { readPage, type PageAt } from '../../../src/service/views/page.ts';
import { openStore, type Store } from '../../../src/store/database.ts';
import { findPublications } from '../../../src/store/publications.ts';
import { findOpenRequests, findRequestsByName } from '../../../src/store/request-lists.ts';
import { freshDatabase } from '../../harness/database/database.ts';

describe('the next page', () => {
  let store: Store;
  let drop: () => Promise<void>;
  before(async () => {
    const database = await freshDatabase();
    drop = database.drop;
    store = await openStore({ databaseUrl: database.url, dataDir: null });
    await sql`insert into conversation (id, tenant_id, kind, reference) values ('c', 't', 'personal', '{}')`.execute(
      store.db,
    );
    for (let i = 10; i < 22; i++) await add(i, 'name');
  });
  after(async () => {
    await store.close();
    await drop();
  });

  const idOf = (number: number) => `00000000-0000-4000-8000-0000000000${number}`;

  /** Adds a request made at that second, and a publication with that number in its name. */
  async function add(number: number, name: string): Promise<void> {
    const id = idOf(number);
    await sql`insert into request (id, kind, state, name, reason, requester_tenant_id, requester_id, requester_name,
        conversation_id, form_activity_id, submit_activity_id, form, input, created_at)
      values (${id}, 'publish', 'planned', ${name}, '', 't', 'p', 'P', 'c', ${id}, ${id}, '{}', '{}',
        make_timestamptz(2026, 1, 1, 0, 0, ${number + 0.0000005}))`.execute(store.db);
    await sql`insert into publication (id, name, state, desired, request_id)
      values (${id}, ${`sales-${number}`}, 'published', '{}', ${id})`.execute(store.db);
  }

  const size = 4;
  const names = (at: number | PageAt, total = 12) =>
    readPage(at, { total, size }, (window) => findPublications(store.db, window), {
      keyOf: ({ name }) => name,
      view: async ({ name }) => name.replace('sales-', ''),
    });
  const requests = (at: number | PageAt, read: typeof findOpenRequests, total = 12) =>
    readPage(at, { total, size }, (window) => read(store.db, window), {
      keyOf: ({ id }) => id,
      view: async ({ id }) => id.slice(-2),
    });
  const byName: typeof findOpenRequests = (db, window) => findRequestsByName(db, 'name', window);

  it('begins where a page ended and ends where it began, whatever was added before it', async () => {
    const first = await names(1);
    assert.deepEqual(first.items, ['10', '11', '12', '13']);
    await add(59, 'other');
    await sql`update publication set name = 'sales-05' where name = 'sales-59'`.execute(store.db);

    const second = await names({ page: 2, after: first.last ?? '' });
    assert.deepEqual(second.items, ['14', '15', '16', '17']);
    const third = await names({ page: 3, after: second.last ?? '' });
    assert.deepEqual((await names({ page: 2, before: third.first ?? '' })).items, second.items);
    assert.deepEqual((await names({ page: 1, before: second.first ?? '' })).items, ['05', '10', '11', '12']);
  });

  it('of requests that were made in the same second misses none', async () => {
    await sql`update request set created_at = '2026-01-01' where id <> ${idOf(59)}`.execute(store.db);
    const second = await requests({ page: 2, after: idOf(13) }, findOpenRequests);
    assert.deepEqual(second.items, ['14', '15', '16', '17']);
    assert.deepEqual((await requests({ page: 2, before: idOf(18) }, findOpenRequests)).items, second.items);
    const past = await requests({ page: 2, after: idOf(18) }, byName);
    assert.deepEqual(past.items, ['17', '16', '15', '14']);
    assert.deepEqual((await requests({ page: 2, before: idOf(13) }, byName)).items, past.items);
  });

  it('is the last one where nothing is left beside an entry, and is found by its number alone', async () => {
    assert.deepEqual((await names({ page: 9, after: 'sales-zz' })).items, (await names(3)).items);
    assert.deepEqual((await requests(2, findOpenRequests)).items, ['14', '15', '16', '17']);
  });
});
