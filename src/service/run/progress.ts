import { wakeConversations } from '../conversations/ask-notice.ts';
import type { Deps } from '../model/deps.ts';

/** Tells how far a pass has come. Whoever ends the pass tells what came of it. */
export interface Progress {
  /** Something has begun or is done. It is told a little later: a publication takes many small steps, and one card shows several. */
  made(): void;
  /** Resolves once nothing more is told. */
  end(): Promise<void>;
}

const laterMs = 2000;

/**
 * A pass that ends without a word tells once more, which changes no card. A card that a killed process did not
 * bring up to date is brought up to date by the next pass, or by the sweep.
 */
export function tellProgress(deps: Pick<Deps, 'db' | 'jobs' | 'log'>, requestId: string): Progress {
  let timer: NodeJS.Timeout | null = null;
  let telling = Promise.resolve();
  const tell = async () => {
    timer = null;
    if (deps.jobs.isStopping()) return;
    await deps.db
      .transaction()
      .execute((trx) => wakeConversations(deps, trx, requestId))
      .catch((error: unknown) => deps.log.warn({ err: error, requestId }, 'Progress cannot be told'));
  };
  return {
    made: () => void (timer ??= setTimeout(() => (telling = tell()), laterMs).unref()),
    end: () => {
      if (timer) clearTimeout(timer);
      timer = null;
      return telling;
    },
  };
}
