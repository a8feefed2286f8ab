import { countPublished, listPublishedIds } from '../../graph/published-applications.ts';
import {
  findPublishedAt,
  findPublishedDue,
  findPublishedListing,
  findPublishedOldest,
  setPublishedListed,
  type AddressKeys,
  type PublishedListing,
} from '../../store/published.ts';
import type { Deps } from '../model/deps.ts';
import type { AskedOfPublished, ReadPublished as Read, Refreshed } from '../model/look-at-published.ts';
import type { Readers } from '../model/readers.ts';
import { hidden, readVisible } from '../tenant/read-visible.ts';
import { findMovedApplications } from './find-moved.ts';
import { publishedOf, readRows } from './read-rows.ts';

/** So many are read and stored together, so that a long first read goes on where it was ended. */
const chunk = 200;

/**
 * Brings the index of published applications up to date, at the same cost however many there are: one call asks what has
 * moved, one how many are published, one reads those of the index that have the addresses asked about and those read
 * longest ago. Only what has moved, or an index that does not agree with the count, takes more. Null = Graph does not
 * show how applications are published. Throws what Graph throws: then nothing is known.
 *
 * Not seen at once, but only in their turn, are an internal URL that was changed by itself, and an application published
 * again while another was withdrawn: Application Proxy refuses a second holder at the write.
 */
export async function lookNow(
  deps: Pick<Deps, 'db'>,
  { readers, keys, oldest }: AskedOfPublished,
): Promise<Refreshed | null> {
  const now = new Date();
  const [counted, first] = await Promise.all([
    readVisible(readers, countPublished),
    readKnown(deps, readers, keys, oldest),
    findMovedApplications(deps, readers.graph, now),
  ]);
  const moved = await readDue(deps, readers, now);
  if (first === hidden || moved === hidden || counted === hidden) return null;
  const known = await findPublishedListing(deps.db);
  const asOf = known.read_at && known.read_at < now ? known.read_at : null;
  if (!isToBeListed(known, counted, now)) return { read: await withOthers(deps, keys, [first, moved]), asOf };
  const ids = await readVisible(readers, listPublishedIds);
  if (ids === hidden) return null;
  await deps.db.transaction().execute((trx) => setPublishedListed(trx, ids, now));
  const listed = await readDue(deps, readers, now);
  if (listed === hidden) return null;
  return { read: await withOthers(deps, keys, [first, moved, listed]), asOf };
}

/** Adds what others, who look at the same time, have found at the addresses since this look began. */
async function withOthers(
  { db }: Pick<Deps, 'db'>,
  keys: AddressKeys,
  reads: readonly Read[],
): Promise<Read> {
  const found = await findPublishedAt(db, keys);
  const byOthers = found.map((row) => [row.application_id, publishedOf(row)] as const);
  return new Map([...byOthers, ...reads.flatMap((read) => [...read])]);
}

/** Reads those that have the addresses, and those read longest ago, together as many as `oldest` if possible. */
async function readKnown(
  deps: Pick<Deps, 'db'>,
  readers: Readers,
  keys: AddressKeys,
  oldest: number,
): Promise<Read | typeof hidden> {
  const [there, others] = await Promise.all([
    findPublishedAt(deps.db, keys),
    findPublishedOldest(deps.db, oldest),
  ]);
  const rows = new Map([...there, ...others].map((row) => [row.application_id, row]));
  return readRows(deps, readers, [...rows.values()].slice(0, Math.max(oldest, there.length)));
}

/** Reads all that must be read by `now`. */
async function readDue(deps: Pick<Deps, 'db'>, readers: Readers, now: Date): Promise<Read | typeof hidden> {
  const read: Read = new Map();
  for (let after = ''; ;) {
    const rows = await findPublishedDue(deps.db, now, after, chunk);
    const found = await readRows(deps, readers, rows);
    if (found === hidden) return hidden;
    for (const [id, one] of found) read.set(id, one);
    if (rows.length < chunk) return read;
    after = rows.at(-1)?.application_id ?? after;
  }
}

/** Fewer may be shown than are known: lists lag, and what was unpublished is noticed when it is read. */
const listAgainMs = 15 * 60_000;

function isToBeListed(
  { listed_at: listedAt, known }: PublishedListing,
  counted: number | null,
  now: Date,
): boolean {
  if (!listedAt) return true;
  if (counted !== null && counted >= known) return counted > known;
  return now.getTime() - listedAt.getTime() > listAgainMs;
}
