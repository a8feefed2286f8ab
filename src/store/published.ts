import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from './db.ts';
import type { PublishedTable } from './published-table.ts';

export type PublishedRow = Selectable<PublishedTable>;

/** The addresses that are looked for, in the form in which they are compared. */
export interface AddressKeys {
  internal: readonly string[];
  external: readonly string[];
}

/** What is due since then is due whatever the clocks of other instances say. */
const longAgo = new Date(0);

/** Records that applications must be read, because something about them has moved. */
export async function setPublishedMoved(trx: Trx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await sql`insert into published_application (application_id, moved_at, due_at)
    select id, ${now}::timestamptz, ${longAgo}::timestamptz from unnest(${[...ids]}::text[]) id order by id
    on conflict (application_id) do update
      set moves = published_application.moves + 1, moved_at = excluded.moved_at, due_at = excluded.due_at`.execute(
    trx,
  );
}

/** Records that every application must be read, and all that are published be listed. */
export async function setAllPublishedDue(trx: Trx): Promise<void> {
  await trx.updateTable('published_application').set({ due_at: longAgo }).execute();
  await trx.updateTable('published_listing').set({ listed_at: null }).execute();
}

export interface PublishedListing {
  listed_at: Date | null;
  known: number;
  read_at: Date | null;
}

/** Returns when all were listed last, how many are known, and when the one read longest ago was read; null = none was. */
export async function findPublishedListing(db: Db): Promise<PublishedListing> {
  const row = await db
    .selectFrom('published_listing')
    .select(['listed_at', 'known'])
    .select((eb) =>
      eb
        .selectFrom('published_application')
        .select('read_at')
        .where('publishing', 'is not', null)
        .orderBy('read_at')
        .limit(1)
        .as('read_at'),
    )
    .executeTakeFirst();
  return row ?? { listed_at: null, known: 0, read_at: null };
}

/**
 * Compares with the list of all that are published: those that are new, and those that are not listed any more, must be
 * read. None of them is known to have moved just now.
 */
export async function setPublishedListed(trx: Trx, ids: readonly string[], now: Date): Promise<void> {
  const listed = sql`select distinct id from unnest(${[...ids]}::text[]) id`;
  await sql`insert into published_application (application_id, moved_at, due_at)
    select id, ${longAgo}::timestamptz, ${longAgo}::timestamptz from (${listed}) listed order by id
    on conflict (application_id) do update set due_at = excluded.due_at
      where published_application.publishing is null`.execute(trx);
  await sql`with gone as (
      select application_id from published_application
      where publishing is not null and application_id not in (${listed}) order by application_id for update
    )
    update published_application p set due_at = ${longAgo} from gone where p.application_id = gone.application_id`.execute(
    trx,
  );
  await trx
    .insertInto('published_listing')
    .values({ id: 'listing', listed_at: now })
    .onConflict((on) => on.column('id').doUpdateSet({ listed_at: now }))
    .execute();
}

/** Returns those that must be read by `now`, in the order of their ids, at most `limit` after the id `after`. */
export async function findPublishedDue(
  db: Db,
  now: Date,
  after: string,
  limit: number,
): Promise<PublishedRow[]> {
  return db
    .selectFrom('published_application')
    .selectAll()
    .where('due_at', '<=', now)
    .where('application_id', '>', after)
    .orderBy('application_id')
    .limit(limit)
    .execute();
}

/** Returns the published ones that have one of the addresses. */
export async function findPublishedAt(db: Db, { internal, external }: AddressKeys): Promise<PublishedRow[]> {
  if (internal.length + external.length === 0) return [];
  return db
    .selectFrom('published_application')
    .selectAll()
    .where('publishing', 'is not', null)
    .where((or) =>
      or.or([
        ...(internal.length > 0 ? [or('internal_key', 'in', internal)] : []),
        ...(external.length > 0 ? [or('external_key', 'in', external)] : []),
      ]),
    )
    .execute();
}

/** Returns the published ones whose last read is longest ago. */
export async function findPublishedOldest(db: Db, limit: number): Promise<PublishedRow[]> {
  return db
    .selectFrom('published_application')
    .selectAll()
    .where('publishing', 'is not', null)
    .orderBy('read_at')
    .limit(limit)
    .execute();
}

/** Returns published ones whose external URL is in one of the domains, at most `limit` of each. */
export async function findPublishedIn(db: Db, domain: string, limit: number): Promise<PublishedRow[]> {
  return db
    .selectFrom('published_application')
    .selectAll()
    .where('publishing', 'is not', null)
    .where('domain', '=', domain)
    .orderBy('read_at', 'desc')
    .limit(limit)
    .execute();
}

/** Returns all that are published. */
export async function findAllPublished(db: Db): Promise<PublishedRow[]> {
  return db
    .selectFrom('published_application')
    .selectAll()
    .where('publishing', 'is not', null)
    .orderBy('application_id')
    .execute();
}

/** What was read of an application, and when it is read again. */
export type PublishedRead = Pick<
  PublishedRow,
  | 'application_id'
  | 'moves'
  | 'app_id'
  | 'display_name'
  | 'internal_key'
  | 'external_key'
  | 'domain'
  | 'due_at'
> & { publishing: object | null };

/**
 * Stores what a read begun at `readAt` has found, and how many are known now, unless the application has moved or was
 * read since. Those that are not published and need not be read again are forgotten. Rows are locked in the order of
 * their ids, here as everywhere.
 */
export async function setPublishedRead(db: Db, reads: readonly PublishedRead[], readAt: Date): Promise<void> {
  if (reads.length === 0) return;
  await sql`with read as (
      select * from jsonb_to_recordset(${JSON.stringify(reads)}::jsonb) as read (
        application_id text, moves integer, app_id text, display_name text, publishing jsonb,
        internal_key text, external_key text, domain text, due_at timestamptz)
    ), found as (
      select read.*, p.publishing is not null as was from published_application p join read using (application_id)
      where p.moves = read.moves and (p.read_at is null or p.read_at <= ${readAt})
      order by p.application_id for update of p
    ), forgotten as (
      delete from published_application p using found
      where p.application_id = found.application_id and found.publishing is null and found.due_at is null
    ), stored as (
      update published_application p set app_id = found.app_id, display_name = found.display_name,
        publishing = found.publishing, internal_key = found.internal_key, external_key = found.external_key,
        domain = found.domain, due_at = found.due_at, read_at = ${readAt}
      from found where p.application_id = found.application_id
        and (found.publishing is not null or found.due_at is not null)
    ), turned as (
      select count(*) filter (where publishing is not null) - count(*) filter (where was) as more from found
    )
    insert into published_listing (id, known) select 'listing', more from turned where more <> 0
    on conflict (id) do update set known = published_listing.known + excluded.known`.execute(db);
}
