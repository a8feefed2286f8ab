import { sql } from 'kysely';
import type { RequestRow } from './requests.ts';
import { openStates } from './request-states.ts';
import type { Db } from './db.ts';

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

/** Open requests, oldest first. */
export async function findOpenRequests(
  db: Db,
  page: { limit: number; offset: number },
): Promise<RequestRow[]> {
  return openRequests(db).selectAll().orderBy('created_at').limit(page.limit).offset(page.offset).execute();
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
  return db
    .selectFrom('request')
    .selectAll()
    .where('name', '=', name)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Requests of that name, newest first. */
export async function findRequestsByName(
  db: Db,
  name: string,
  page: { limit: number; offset: number },
): Promise<RequestRow[]> {
  return db
    .selectFrom('request')
    .selectAll()
    .where('name', '=', name)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
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
