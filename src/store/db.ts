import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** The database handle; functions that must run inside a transaction ask for `Trx` instead. */
export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;
