import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { fromPglite, PgBoss, type ConstructorOptions } from 'pg-boss';
import { messageOf } from '../safe-error.ts';
import { giveBackAllDeliveries } from './deliveries.ts';
import { share, type Shared } from './embedded/share.ts';
import type { Statements } from './embedded/statements.ts';
import { migrate } from './migrate.ts';
import { prepareQueues } from './queues.ts';
import { serverOptions } from './server-options.ts';
import { serverProblem } from './server-problem.ts';
import type { Db } from './db.ts';
import { StartError } from '../errors.ts';

/** An open, migrated database, and the handles with which the job queue shares it. */
export interface Store {
  db: Db;
  jobOptions: ConstructorOptions;
  /** Embedded: only this process uses the database, so jobs still active from an earlier process have no worker. */
  isEmbedded: boolean;
  close(): Promise<void>;
}

/** Location of the database: PostgreSQL at `databaseUrl`, or PGlite below `dataDir` (`null` = in memory, for tests). */
export interface StoreOptions {
  databaseUrl: string;
  dataDir: string | null;
  /** Returns the token to use as the password for `databaseUrl`; null = no token is used. */
  databaseToken?: (() => Promise<string>) | null;
}

/** Opens the database and migrates it to the newest version. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const store = options.databaseUrl ? openServer(options) : await openEmbedded(options.dataDir);
  try {
    await migrate(store.db);
    if (store.isEmbedded) await giveBackAllDeliveries(store.db);
    return store;
  } catch (error) {
    await store.close();
    throw startProblem(error, options.databaseUrl);
  }
}

function startProblem(error: unknown, databaseUrl: string): unknown {
  if (error instanceof StartError) return error;
  const problem = databaseUrl ? serverProblem(error, databaseUrl) : null;
  return (
    problem ??
    new Error(`Cannot bring the database to the newest version: ${messageOf(error)}`, { cause: error })
  );
}

function openServer({ databaseUrl, databaseToken = null }: StoreOptions): Store {
  const server = serverOptions(databaseUrl, databaseToken);
  const pool = new pg.Pool({ ...server, max: 10 });
  // The pool replaces a dropped idle connection, but without a listener Node would end the process.
  pool.on('error', () => {});
  // The same applies to a connection in use; its user gets the error as well.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    jobOptions: { ...server, max: 6 } as ConstructorOptions,
    isEmbedded: false,
    close: () => db.destroy(),
  };
}

async function openEmbedded(dataDir: string | null): Promise<Store> {
  const database = share(await (dataDir ? openFolder(dataDir) : openMemory()));
  return {
    db: dbOf(database),
    jobOptions: { db: fromPglite(database), backend: 'pglite' },
    isEmbedded: true,
    close: () => database.close(),
  };
}

// PGlite is loaded only where it is used: not on a server.
const openFolder = async (dataDir: string): Promise<Statements> =>
  (await import('./embedded/open-pglite.ts')).openPglite(dataDir);
const openMemory = async (): Promise<Statements> => (await import('./in-memory.ts')).openInMemory(prepare);

function dbOf(database: Shared): Db {
  return new Kysely({ dialect: new PGliteDialect({ pglite: database }) });
}

/** All that a start would make in an empty database: our tables and the queues. */
async function prepare(empty: Statements): Promise<void> {
  const database = share(empty);
  await migrate(dbOf(database));
  const options = { db: fromPglite(database), backend: 'pglite' } as const;
  const boss = new PgBoss({ ...options, supervise: false, schedule: false });
  await boss.start();
  await prepareQueues(boss);
  await boss.stop();
}
