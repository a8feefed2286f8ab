import { sql, type Insertable, type Selectable } from 'kysely';
import type { OfferedFileTable, Upload } from './offered-file-table.ts';
import type { Db, Trx } from './db.ts';

export type OfferedFileRow = Selectable<OfferedFileTable>;

/** Stores an offer. */
export async function insertOffer(db: Db, row: Insertable<OfferedFileTable>): Promise<void> {
  await db.insertInto('offered_file').values(row).execute();
}

export async function findOffer(db: Db, id: string): Promise<OfferedFileRow | undefined> {
  return db.selectFrom('offered_file').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Takes an offer up: with where the file goes, or null to decline. False if it has been answered before. */
export async function answerOffer(trx: Trx, id: string, upload: Upload | null): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('offered_file')
    .set(upload ? { upload: JSON.stringify(upload) } : { ended_at: new Date() })
    .where('id', '=', id)
    .where('upload', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Records that the file is about to be sent, in case nobody can record that it arrived. */
export async function setUploading(db: Db, id: string): Promise<void> {
  const begun = sql<string>`upload || '{"isBegun": true}'`;
  await db.updateTable('offered_file').set({ upload: begun }).where('id', '=', id).execute();
}

/** Records that the file has arrived where it goes. */
export async function setUploaded(db: Db, id: string): Promise<void> {
  await db.updateTable('offered_file').set({ uploaded_at: new Date() }).where('id', '=', id).execute();
}

/** Ends an offer. Its addresses, with which anybody could write the file, are forgotten. */
export async function endOffer(db: Db, id: string): Promise<void> {
  await db
    .updateTable('offered_file')
    .set({ upload: null, ended_at: new Date() })
    .where('id', '=', id)
    .execute();
}

/** Returns offers that were taken up and are not over. */
export async function findOpenOffers(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('offered_file')
    .select('id')
    .where('upload', 'is not', null)
    .where('ended_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** Deletes offers made before a time. */
export async function deleteOffersBefore(db: Db, time: Date): Promise<void> {
  await db.deleteFrom('offered_file').where('created_at', '<', time).execute();
}
