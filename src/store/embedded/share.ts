import type { Result, Statements } from './statements.ts';

/** An embedded database that Kysely and pg-boss share. Has what Kysely's dialect and pg-boss's adapter need of PGlite. */
export interface Shared extends Statements {
  transaction<T>(work: (trx: SharedTransaction) => Promise<T>): Promise<T>;
  waitReady: Promise<void>;
  ready: boolean;
  readonly closed: boolean;
}

interface SharedTransaction {
  query<T>(sql: string, params?: unknown[]): Promise<Result<T>>;
  rollback(): Promise<void>;
}

/**
 * Lets several users share the one session, in turns: a statement, a block of statements or a transaction. Each turn finds
 * the session outside a transaction, whatever happened in the one before; PGlite's own turns do not ensure that.
 */
export function share(database: Statements): Shared {
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  const turn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
  return {
    query: (sql, params) => turn(() => database.query(sql, params)),
    exec: (sql) => turn(() => execCleanly(database, sql)),
    transaction: (work) => turn(() => transact(database, work)),
    // Listening is a statement as well.
    listen: async (channel, heard) => {
      const end = await turn(() => database.listen(channel, heard));
      return () => turn(end);
    },
    close: () => {
      closed = true;
      return turn(() => database.close());
    },
    waitReady: Promise.resolve(),
    ready: true,
    get closed() {
      return closed;
    },
  };
}

/** A block that fails between its own BEGIN and COMMIT leaves an aborted transaction. */
async function execCleanly(database: Statements, sql: string): Promise<Result<unknown>[]> {
  try {
    return await database.exec(sql);
  } catch (error) {
    await database.exec('ROLLBACK').catch(() => {});
    throw error;
  }
}

/**
 * Kysely waits for `work` to be called, so it is called even if there is no transaction: then every statement fails with
 * what kept it from starting.
 */
async function transact<T>(database: Statements, work: (trx: SharedTransaction) => Promise<T>): Promise<T> {
  const started: Promise<unknown> = database.exec('BEGIN');
  await started.catch(() => {});
  try {
    const query: SharedTransaction['query'] = async (sql, params) => {
      await started;
      return database.query(sql, params);
    };
    const result = await work({ query, rollback: async () => void (await database.exec('ROLLBACK')) });
    const [ended] = await database.exec('COMMIT');
    if (ended?.command === 'ROLLBACK') throw aborted();
    return result;
  } catch (error) {
    await database.exec('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html (in_failed_sql_transaction) */
function aborted(): Error {
  const message = 'The transaction was rolled back instead of committed';
  return Object.assign(new Error(message), { code: '25P02', severity: 'ERROR' });
}
