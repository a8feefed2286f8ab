import type { Db, Trx } from './db.ts';

/** What a request or its publication holds, so that no other can have it. */
export type Reservation =
  | { what: 'name'; name: string }
  /** An external host: `label` before the first dot, `domain` behind it; `''` = the default domain. */
  | { what: 'host'; label: string; domain: string }
  /** An address inside the company, lower-case and with a slash at its end. */
  | { what: 'url'; url: string }
  /** An application in Entra, by its object id. */
  | { what: 'application'; id: string }
  /** The one open request about a publication, by the publication's id. */
  | { what: 'publication'; id: string }
  /** Something that only a newer version holds, by its key. */
  | { what: 'unknown'; key: string };

/** A reservation that is held, and the request that holds it. */
export interface Held {
  reservation: Reservation;
  requestId: string;
}

/** The text that is stored: an instance of an older version reads and writes the same. */
function keyOf(reservation: Reservation): string {
  switch (reservation.what) {
    case 'name':
      return `name:${reservation.name}`;
    case 'host':
      return `host:${reservation.label}@${reservation.domain}`;
    case 'url':
      return `url:${reservation.url}`;
    case 'application':
      return `application:${reservation.id}`;
    case 'publication':
      return `change:${reservation.id}`;
    case 'unknown':
      return reservation.key;
  }
}

function reservationOf(key: string): Reservation {
  const [what, value] = splitAt(key, ':');
  switch (what) {
    case 'name':
      return { what, name: value };
    case 'host': {
      const [label, domain] = splitAt(value, '@');
      return { what, label, domain };
    }
    case 'url':
      return { what, url: value };
    case 'application':
      return { what, id: value };
    case 'change':
      return { what: 'publication', id: value };
    default:
      return { what: 'unknown', key };
  }
}

function splitAt(text: string, separator: string): [before: string, after: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Each reservation once, in the order in which they come first. */
export function distinct(reservations: readonly Reservation[]): Reservation[] {
  return [...new Map(reservations.map((one) => [keyOf(one), one])).values()];
}

/** Those of the first list that are not in the second. */
export function without(reservations: readonly Reservation[], others: readonly Reservation[]): Reservation[] {
  const keys = others.map(keyOf);
  return reservations.filter((one) => !keys.includes(keyOf(one)));
}

/** Reserves something for a request; throws (see isTaken) if another request holds some of it. */
export async function insertReservations(
  trx: Trx,
  requestId: string,
  name: string,
  reservations: readonly Reservation[],
): Promise<void> {
  if (reservations.length === 0) return;
  const rows = distinct(reservations).map((one) => ({ key: keyOf(one), request_id: requestId, name }));
  await trx.insertInto('reservation').values(rows).execute();
}

/** Returns those of the reservations that are held, in the order given. */
export async function findHeld(db: Db, reservations: readonly Reservation[]): Promise<Held[]> {
  if (reservations.length === 0) return [];
  const keys = reservations.map(keyOf);
  const rows = await db
    .selectFrom('reservation')
    .select(['key', 'request_id'])
    .where('key', 'in', keys)
    .execute();
  const held = rows.toSorted((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key));
  return held.map(({ key, request_id }) => ({ reservation: reservationOf(key), requestId: request_id }));
}

/** Returns the names under which the reservations are held, in the order of the reservations. */
export async function findNamesHolding(db: Db, reservations: readonly Reservation[]): Promise<string[]> {
  if (reservations.length === 0) return [];
  const keys = reservations.map(keyOf);
  const rows = await db.selectFrom('reservation').select(['key', 'name']).where('key', 'in', keys).execute();
  return rows.toSorted((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key)).map(({ name }) => name);
}

/** Returns what a request holds. */
export async function findReservationsOf(db: Db, requestId: string): Promise<Reservation[]> {
  const rows = await db.selectFrom('reservation').select('key').where('request_id', '=', requestId).execute();
  return rows.map(({ key }) => reservationOf(key));
}

/** Frees what a request holds, unless a publication came of it; that keeps it whatever becomes of the request. */
export async function deleteReservations(trx: Trx, requestId: string): Promise<void> {
  await trx
    .deleteFrom('reservation')
    .where('request_id', '=', requestId)
    .where(({ exists, not, selectFrom }) =>
      not(exists(selectFrom('publication').select('id').where('publication.request_id', '=', requestId))),
    )
    .execute();
}

/** Frees some of what a request holds. */
export async function deleteSomeReservations(
  trx: Trx,
  requestId: string,
  reservations: readonly Reservation[],
): Promise<void> {
  if (reservations.length === 0) return;
  await trx
    .deleteFrom('reservation')
    .where('request_id', '=', requestId)
    .where('key', 'in', reservations.map(keyOf))
    .execute();
}

/** Transfers some of what a request holds to another request. */
export async function moveReservations(
  trx: Trx,
  from: string,
  to: string,
  reservations: readonly Reservation[],
): Promise<void> {
  if (reservations.length === 0) return;
  await trx
    .updateTable('reservation')
    .set({ request_id: to })
    .where('request_id', '=', from)
    .where('key', 'in', reservations.map(keyOf))
    .execute();
}
