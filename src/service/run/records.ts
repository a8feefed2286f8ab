import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Trx } from '../../store/db.ts';
import { writeLedger, type LedgerEnd, type LedgerNews } from '../../store/ledger.ts';
import type { Deps } from '../model/deps.ts';
import type { Change } from '../model/publication/change.ts';
import { tellProgress } from './progress.ts';

/** What else is stored in the transaction that records something. */
export type Beside = (trx: Trx) => Promise<void>;

/**
 * The ledger of one pass. Whatever comes up in one turn of the event loop is recorded by one statement, so that the
 * outcome of a write goes with the intent of the next one, and the intents of writes made side by side go together. All
 * is stored in the order in which it came up; once something could not be stored, nothing later is.
 */
export interface Records {
  /**
   * Records writes about to be made, and returns their entries' ids by change id. They may be made only then. Throws if
   * this or anything before it could not be stored.
   */
  intend(changes: readonly Change[], beside?: Beside): Promise<ReadonlyMap<string, string>>;
  /** Records outcomes, with the next intents at the latest. `done` = ids of the changes that are done. */
  end(ends: readonly LedgerEnd[], done: readonly string[], beside?: Beside): void;
  /** Resolves once all is stored, or throws why it was not. */
  settled(): Promise<void>;
  /** As `settled`, once everything is read back: whoever ends the request tells it, so no progress is told any more. */
  close(): Promise<void>;
}

interface Waiting extends LedgerNews {
  beside: Beside | undefined;
  stored: PromiseWithResolvers<ReadonlyMap<string, string>>;
}

/** Opens the ledger for a pass, and tells its progress. */
export function openRecords(deps: Pick<Deps, 'db' | 'jobs' | 'log'>, requestId: string): Records {
  const progress = tellProgress(deps, requestId);
  let waiting: Waiting[] = [];
  let storing: Promise<void> | null = null;
  let failure: { error: unknown } | null = null;

  const storeBatch = async (batch: readonly Waiting[]) => {
    try {
      if (failure) throw failure.error;
      const entries = await store(deps, requestId, batch);
      progress.made();
      for (const { stored } of batch) stored.resolve(entries);
    } catch (error) {
      failure ??= { error };
      for (const { stored } of batch) stored.reject(error);
    }
  };
  const storeAll = async () => {
    while (waiting.length > 0) {
      await nextTurn();
      const batch = waiting;
      waiting = [];
      await storeBatch(batch);
    }
    storing = null;
  };
  const add = (news: LedgerNews, beside?: Beside) => {
    const stored = Promise.withResolvers<ReadonlyMap<string, string>>();
    // `settled` tells of a failure that nobody waits for.
    stored.promise.catch(() => {});
    waiting.push({ ...news, beside, stored });
    storing ??= storeAll();
    return stored.promise;
  };
  const settled = async () => {
    await storing;
    if (failure) throw failure.error;
  };
  return {
    intend: (changes, beside) => add({ intents: changes, ends: [], done: [] }, beside),
    end: (ends, done, beside) => void add({ intents: [], ends, done }, beside),
    settled,
    close: () => settled().finally(progress.end),
  };
}

function store(
  { db }: Pick<Deps, 'db'>,
  requestId: string,
  batch: readonly Waiting[],
): Promise<ReadonlyMap<string, string>> {
  const news = {
    intents: batch.flatMap(({ intents }) => intents),
    ends: batch.flatMap(({ ends }) => ends),
    done: batch.flatMap(({ done }) => done),
  };
  const besides = batch.flatMap(({ beside }) => beside ?? []);
  if (besides.length === 0) return writeLedger(db, requestId, news);
  return db.transaction().execute(async (trx) => {
    for (const beside of besides) await beside(trx);
    return writeLedger(trx, requestId, news);
  });
}
