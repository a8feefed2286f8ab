import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { upsertConversation } from '../../src/store/conversations.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { insertRequest, isTaken } from '../../src/store/requests.ts';
import {
  deleteSomeReservations,
  distinct,
  findHeld,
  findReservationsOf,
  insertReservations,
  moveReservations,
  without,
  type Reservation,
} from '../../src/store/reservations.ts';
import { freshDatabase } from '../harness/database/database.ts';

const name: Reservation = { what: 'name', name: 'sales' };
const host: Reservation = { what: 'host', label: 'sales', domain: 'analytics.contoso.com' };
const usualHost: Reservation = { what: 'host', label: 'sales', domain: '' };
const url: Reservation = { what: 'url', url: 'https://qlik.contoso.com:4244/' };
const application: Reservation = { what: 'application', id: '5f0c1b5e-8c3f-4d3b-9f5b-0b8f6f0f7f11' };
const publication: Reservation = { what: 'publication', id: '1b8f6f0f-8c3f-4d3b-9f5b-5f0c1b5e7f22' };
const all = [name, host, usualHost, url, application, publication];

describe('what a request holds', () => {
  let store: Store;
  let drop: () => Promise<void>;
  before(async () => {
    const database = await freshDatabase();
    drop = database.drop;
    store = await openStore({ databaseUrl: database.url, dataDir: null });
    const reference = { tenant_id: randomUUID(), kind: 'personal', user_id: '', reference: '{}' } as const;
    await upsertConversation(store.db, { id: 'a:rita', ...reference });
  });
  after(async () => {
    await store.close();
    await drop();
  });
  beforeEach(async () => {
    await store.db.deleteFrom('reservation').execute();
  });

  async function aRequest(): Promise<string> {
    const id = randomUUID();
    await store.db.transaction().execute((trx) =>
      insertRequest(trx, {
        id,
        kind: 'publish',
        state: 'submitted',
        name: 'sales',
        reason: '',
        requester_tenant_id: randomUUID(),
        requester_id: randomUUID(),
        requester_name: 'Rita',
        conversation_id: 'a:rita',
        form_activity_id: `form ${id}`,
        submit_activity_id: id,
        form: '{}',
        input: '{}',
        done_changes: '[]',
      }),
    );
    return id;
  }

  const take = (id: string, reservations: readonly Reservation[]) =>
    store.db.transaction().execute((trx) => insertReservations(trx, id, 'sales', reservations));
  const held = (id: string) => findReservationsOf(store.db, id);

  it('is stored as text that an older version reads, and read back as it was', async () => {
    const id = await aRequest();

    await take(id, all);

    const rows = await store.db.selectFrom('reservation').select('key').orderBy('key').execute();
    assert.deepEqual(rows.map(({ key }) => key).toSorted(), [
      'application:5f0c1b5e-8c3f-4d3b-9f5b-0b8f6f0f7f11',
      'change:1b8f6f0f-8c3f-4d3b-9f5b-5f0c1b5e7f22',
      'host:sales@',
      'host:sales@analytics.contoso.com',
      'name:sales',
      'url:https://qlik.contoso.com:4244/',
    ]);
    assert.deepEqual(without(all, await held(id)), []);
    assert.deepEqual(without(await held(id), all), []);
  });

  it('is nobody else’s', async () => {
    const [first, second] = [await aRequest(), await aRequest()];
    await take(first, [name, url]);

    await assert.rejects(take(second, [host, url]), isTaken);

    assert.deepEqual(await held(second), []);
  });

  it('is found in the order in which it is asked for', async () => {
    const id = await aRequest();
    await take(id, [url, name, host]);

    const found = await findHeld(store.db, [usualHost, host, name, url]);

    assert.deepEqual(
      found.map(({ reservation }) => reservation),
      [host, name, url],
    );
    assert.ok(found.every(({ requestId }) => requestId === id));
  });

  it('is handed over and freed piece by piece', async () => {
    const [first, second] = [await aRequest(), await aRequest()];
    await take(first, [name, host]);
    await take(second, [url, publication]);

    await store.db.transaction().execute(async (trx) => {
      await moveReservations(trx, second, first, [url, name]);
      await deleteSomeReservations(trx, first, [host, publication]);
    });

    assert.deepEqual(without(await held(first), [name, url]), []);
    assert.equal((await held(first)).length, 2);
    assert.deepEqual(await held(second), [publication]);
  });

  it('counts once, however often it is named', () => {
    assert.deepEqual(distinct([url, name, { ...url }]), [url, name]);
  });
});
