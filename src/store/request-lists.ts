import { sql, type SelectQueryBuilder } from 'kysely';
import { inOneStatement } from './in-one-statement.ts';
import type { RequestRow } from './requests.ts';
import { openStates } from './request-states.ts';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';
import type { Window } from './window.ts';

/** Undecided and running requests, and failed ones that can be retried (not those sent back for correction). */
function openRequests(db: Db) {
  return db
    .selectFrom('request')
    .where((eb) =>
      eb.or([
        eb('state', 'in', openStates),
        eb.and([eb('state', '=', 'failed'), sql<boolean>`problem -> 'fields' = '[]'::jsonb`]),
      ]),
    );
}

/** Open requests, oldest first; their key in a window is their id. */
export async function findOpenRequests(db: Db, window: Window): Promise<RequestRow[]> {
  return inWindow(openRequests(db), window, 'asc');
}

/** Reads a window of requests, ordered by when they were made. */
async function inWindow(
  requests: SelectQueryBuilder<Tables, 'request', object>,
  { limit, offset, after, before }: Window,
  order: 'asc' | 'desc',
): Promise<RequestRow[]> {
  const [behind, ahead] = order === 'asc' ? (['>', '<'] as const) : (['<', '>'] as const);
  const read = (order === 'asc') === (before === '') ? 'asc' : 'desc';
  const rows = await requests
    .selectAll()
    .$if(after !== '', (query) => query.where(isBeside(behind, after)))
    .$if(before !== '', (query) => query.where(isBeside(ahead, before)))
    .orderBy('created_at', read)
    .orderBy('id', read)
    .limit(limit)
    .offset(offset)
    .execute();
  return before === '' ? rows : rows.toReversed();
}

/** Whether a request was made later (`>`) or earlier than another one. */
function isBeside(side: '<' | '>', id: string) {
  return sql<boolean>`(created_at, id) ${sql.raw(side)} (select created_at, id from request where id = ${id})`;
}

/** Counts open requests, up to `most`. */
export async function countOpenRequests(db: Db, most: number): Promise<number> {
  const { count } = await db
    .selectFrom(openRequests(db).select('id').limit(most).as('some'))
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Returns the newest request of that name, whatever its state. */
export async function findNewestRequest(db: Db, name: string): Promise<RequestRow | undefined> {
  const [row] = await newestOf(db, name);
  return row;
}

const newestOf = inOneStatement(
  async (db, names) => {
    const { rows } = await sql<RequestRow>`select newest.* from unnest(${names}::text[]) as wanted (name)
      cross join lateral (
        select * from request where request.name = wanted.name order by created_at desc limit 1
      ) as newest`.execute(db);
    return rows;
  },
  ({ name }) => name,
);

/** Requests of that name, newest first; their key in a window is their id. */
export async function findRequestsByName(db: Db, name: string, window: Window): Promise<RequestRow[]> {
  return inWindow(db.selectFrom('request').where('name', '=', name), window, 'desc');
}

/** Counts requests of that name, up to `most`. */
export async function countRequestsByName(db: Db, name: string, most: number): Promise<number> {
  const some = db.selectFrom('request').select('id').where('name', '=', name).limit(most);
  const { count } = await db
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
