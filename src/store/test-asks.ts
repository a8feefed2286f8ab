import type { Insertable, Selectable } from 'kysely';
import type { Db, Trx } from './db.ts';
import type { PublicationRow } from './publications.ts';
import type { TestAskTable } from './test-tables.ts';

export type TestAskRow = Selectable<TestAskTable>;

/** One round of tests of a publication. */
export type Round = Pick<PublicationRow, 'id' | 'test_round'>;

const atOnce = 1000;

/** Locks a publication until the transaction ends, so that its answers come one after the other. */
export async function lockPublicationById(trx: Trx, id: string): Promise<PublicationRow | undefined> {
  return trx.selectFrom('publication').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Has the testers of a request asked, until `endTestsDue` is called; in a new round, or in the one that is going on. */
export async function setTestsDue(
  trx: Trx,
  publicationId: string,
  requestId: string,
  { isNewRound }: { isNewRound: boolean },
): Promise<void> {
  await trx
    .updateTable('publication')
    .set((eb) => ({ test_due: requestId, test_round: eb('test_round', '+', isNewRound ? 1 : 0) }))
    .where('id', '=', publicationId)
    .execute();
}

/** Records that the testers of a request have been asked, if no later one has others asked. */
export async function endTestsDue(db: Db, requestId: string): Promise<void> {
  await db.updateTable('publication').set({ test_due: null }).where('test_due', '=', requestId).execute();
}

/** Returns the requests whose testers are yet to be asked. */
export async function findTestsDue(db: Db): Promise<string[]> {
  const due = db.selectFrom('publication').select('test_due').where('test_due', 'is not', null);
  return (await due.execute()).flatMap(({ test_due: id }) => id ?? []);
}

/** Stores whom to ask in a round; who is asked already stays as they are. */
export async function insertTestAsks(trx: Trx, rows: readonly Insertable<TestAskTable>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += atOnce)
    await trx
      .insertInto('test_ask')
      .values(rows.slice(start, start + atOnce))
      .onConflict((on) => on.columns(['publication_id', 'round', 'person_id']).doNothing())
      .execute();
}

/** Whether a person is among those to ask in a round. */
export async function isTestAsked(
  db: Db,
  { id, test_round: round }: Round,
  personId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('test_ask')
    .select('person_id')
    .where('publication_id', '=', id)
    .where('round', '=', round)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Returns those of a round who are to be asked, have not been, and have not answered. */
export async function findUntoldAsks(db: Db, { id, test_round: round }: Round): Promise<TestAskRow[]> {
  return untold(db)
    .where('test_ask.publication_id', '=', id)
    .where('test_ask.round', '=', round)
    .orderBy('test_ask.person_id')
    .execute();
}

/** Returns the requests whose question a person has not been asked yet, although it still stands. */
export async function findRequestsToAskAbout(db: Db, personId: string): Promise<string[]> {
  const rows = await untold(db)
    .innerJoin('publication', 'publication.id', 'test_ask.publication_id')
    .whereRef('publication.test_round', '=', 'test_ask.round')
    .where('publication.state', '=', 'published')
    .where('test_ask.person_id', '=', personId)
    .limit(atOnce)
    .execute();
  return [...new Set(rows.map(({ request_id: id }) => id))];
}

function untold(db: Db) {
  return db
    .selectFrom('test_ask')
    .selectAll('test_ask')
    .where('test_ask.conversation_id', '=', '')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('test_report')
            .select('test_report.id')
            .whereRef('test_report.publication_id', '=', 'test_ask.publication_id')
            .whereRef('test_report.round', '=', 'test_ask.round')
            .whereRef('test_report.person_id', '=', 'test_ask.person_id'),
        ),
      ),
    );
}

/** Records where a person was asked. */
export async function setTestAsked(trx: Trx, ask: TestAskRow, conversationId: string): Promise<void> {
  await trx
    .updateTable('test_ask')
    .set({ conversation_id: conversationId, asked_at: new Date() })
    .where('publication_id', '=', ask.publication_id)
    .where('round', '=', ask.round)
    .where('person_id', '=', ask.person_id)
    .execute();
}

/** Has the announcements of a publication shown anew. Returns their requests. */
export async function setPublishedCardsDue(trx: Trx, name: string): Promise<string[]> {
  const rows = await trx
    .updateTable('request')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('name', '=', name)
    .where('state', '=', 'done')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('notice')
          .select('notice.id')
          .whereRef('notice.request_id', '=', 'request.id')
          .where('notice.kind', '=', 'published'),
      ),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
