import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from './db.ts';
import type { DiagnosisTable } from './diagnosis-table.ts';
import { inOneStatement } from './in-one-statement.ts';

/** To the millisecond, as it is read. */
const now = sql<Date>`date_trunc('milliseconds', now())`;

type DiagnosisRow = Selectable<DiagnosisTable>;

/** Records that a diagnosis of a publication is wanted. */
export async function setDiagnosisWanted(trx: Trx, publicationId: string): Promise<void> {
  await trx
    .insertInto('diagnosis')
    .values({ publication_id: publicationId, wanted_at: now })
    .onConflict((conflict) => conflict.column('publication_id').doUpdateSet({ wanted_at: now }))
    .execute();
}

/** Returns the last diagnosis of a publication, and whether another is wanted. */
export async function findDiagnosis(db: Db, publicationId: string): Promise<DiagnosisRow | undefined> {
  const [row] = await diagnosesOf(db, publicationId);
  return row;
}

const diagnosesOf = inOneStatement(
  (db, ids) => db.selectFrom('diagnosis').selectAll().where('publication_id', 'in', ids).execute(),
  ({ publication_id: id }) => id,
);

/** Stores a diagnosis; `result` null = there is nothing to diagnose. One that was wanted after `wantedAt` stays wanted. */
export async function setDiagnosed(
  trx: Trx,
  { publication_id: id, wanted_at: wantedAt }: Pick<DiagnosisRow, 'publication_id' | 'wanted_at'>,
  result: object | null,
): Promise<void> {
  await trx
    .updateTable('diagnosis')
    .set({ diagnosed_at: now, result: result && JSON.stringify(result) })
    .where('publication_id', '=', id)
    .execute();
  await trx
    .updateTable('diagnosis')
    .set({ wanted_at: null })
    .where('publication_id', '=', id)
    .where('wanted_at', '<=', wantedAt)
    .execute();
}

/** Returns the publications of which a diagnosis is wanted. */
export async function findWantedDiagnoses(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('diagnosis')
    .select('publication_id')
    .where('wanted_at', 'is not', null)
    .limit(1000)
    .execute();
  return rows.map((row) => row.publication_id);
}
