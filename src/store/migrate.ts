import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import * as first from './migrations/0001-first.ts';
import * as operations from './migrations/0002-operations.ts';
import * as conversations from './migrations/0003-conversations.ts';
import * as signIn from './migrations/0004-sign-in.ts';
import * as languages from './migrations/0005-languages.ts';
import * as events from './migrations/0006-events.ts';
import * as undoWrites from './migrations/0007-undo-writes.ts';
import * as creations from './migrations/0008-creations.ts';
import * as approvals from './migrations/0009-approvals.ts';
import * as formCards from './migrations/0010-form-cards.ts';
import * as deliveries from './migrations/0011-deliveries.ts';
import * as waits from './migrations/0012-waits.ts';
import * as ledgerDetails from './migrations/0013-ledger-details.ts';
import * as connectorGroups from './migrations/0014-connector-groups.ts';
import * as refusals from './migrations/0015-refusals.ts';
import * as asking from './migrations/0016-asking.ts';
import * as copies from './migrations/0017-copies.ts';
import * as doubted from './migrations/0018-doubted.ts';
import * as compare from './migrations/0019-compare.ts';
import * as news from './migrations/0020-news.ts';
import * as outside from './migrations/0021-outside.ts';
import * as testers from './migrations/0022-testers.ts';
import * as watch from './migrations/0023-watch.ts';
import * as diagnose from './migrations/0025-diagnose.ts';
import * as summary from './migrations/0026-summary.ts';
import * as qlik from './migrations/0027-qlik.ts';
import * as testersDue from './migrations/0028-testers-due.ts';
import * as due from './migrations/0029-due.ts';
import * as indexes from './migrations/0030-indexes.ts';
import * as forgetting from './migrations/0031-forgetting.ts';
import * as published from './migrations/0032-published.ts';
import * as hear from './migrations/0035-hear.ts';
import * as outsideDue from './migrations/0036-outside-due.ts';
import * as waitsFor from './migrations/0037-waits-for.ts';
import { StartError } from '../errors.ts';
import type { Db } from './db.ts';

const migrations = {
  '0001-first': first,
  '0002-operations': operations,
  '0003-conversations': conversations,
  '0004-sign-in': signIn,
  '0005-languages': languages,
  '0006-events': events,
  '0007-undo-writes': undoWrites,
  '0008-creations': creations,
  '0009-approvals': approvals,
  '0010-form-cards': formCards,
  '0011-deliveries': deliveries,
  '0012-waits': waits,
  '0013-ledger-details': ledgerDetails,
  '0014-connector-groups': connectorGroups,
  '0015-refusals': refusals,
  '0016-asking': asking,
  '0017-copies': copies,
  '0018-doubted': doubted,
  '0019-compare': compare,
  '0020-news': news,
  '0021-outside': outside,
  '0022-testers': testers,
  '0023-watch': watch,
  '0025-diagnose': diagnose,
  '0026-summary': summary,
  '0027-qlik': qlik,
  '0028-testers-due': testersDue,
  '0029-due': due,
  '0030-indexes': indexes,
  '0031-forgetting': forgetting,
  '0032-published': published,
  '0035-hear': hear,
  '0036-outside-due': outsideDue,
  '0037-waits-for': waitsFor,
};

/**
 * Migrates the schema to the newest version; safe when several instances start at once (Kysely takes a lock). Throws
 * StartError if a newer version of the bot has migrated it, otherwise the database error.
 */
export async function migrate(db: Db): Promise<void> {
  if (await isNewest(db)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  const isUnknown = error instanceof Error && error.message.startsWith('corrupted migrations');
  const newer = isUnknown ? await newerThanKnown(db) : null;
  if (newer) throw new StartError(madeByNewer(newer), { cause: error });
  throw error;
}

/**
 * Whether exactly the known migrations are there, as at most starts. Kysely's migrator reads the columns of all tables
 * twice before it finds that out: a third of what a start does in the database.
 */
async function isNewest(db: Db): Promise<boolean> {
  const names = await applied(db).catch((error: unknown) => {
    if (Reflect.get(Object(error), 'code') === undefinedTable) return [];
    throw error;
  });
  return names.length === Object.keys(migrations).length && names.every((name) => name in migrations);
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const undefinedTable = '42P01';

/** Returns the newest applied migration that this version does not know; null = all are known. */
async function newerThanKnown(db: Db): Promise<string | null> {
  return (await applied(db)).find((name) => !(name in migrations)) ?? null;
}

/** Returns the names of the applied migrations, the newest first. */
async function applied(db: Db): Promise<string[]> {
  const read = sql<{ name: string }>`select name from kysely_migration order by name desc`;
  return (await read.execute(db)).rows.map(({ name }) => name);
}

function madeByNewer(version: string): string {
  const known = Object.keys(migrations).at(-1);
  return `The database was brought to version ${version} by a newer bot; this bot knows versions up to ${known}.
Start that version of the bot or a newer one, or restore the copy of the database from before the upgrade. Nothing was changed.`;
}
