import type { Graph } from '../../graph/client.ts';
import { withRequestIds } from '../../graph/call/writes.ts';
import { hasChangedNothing, QlikError } from '../../qlik/qlik-error.ts';
import { graphProblem } from '../../graph/graph-error.ts';
import { insertIntents, setOutcomes } from '../../store/ledger.ts';
import { addDoneChanges } from '../../store/requests.ts';
import type { Deps } from '../model/deps.ts';
import type { Change } from '../model/publication/change.ts';
import type { Desired } from '../model/publication/desired.ts';
import { wakeConversationsSoon } from '../conversations/ask-notice.ts';
import type { Trx } from '../../store/db.ts';

/** One pass of applying a request. */
export interface Run {
  deps: Deps;
  /** Graph for writes, as the bot or as the approver. */
  graph: Graph;
  /** Graph for reads of the whole publication, always as the bot. */
  reader: Graph;
  /** Graph in the approver's name, for what the bot may not read; null = everything is done as the bot. */
  asApprover: Graph | null;
  requestId: string;
  desired: Desired;
  /** Whether a change is part of the request; all others are left alone. */
  isMine(change: Change): boolean;
  /** Object ids of users and groups found to be gone in this pass, who are left out. */
  gone: Set<string>;
}

/** The ids needed to write to an application. */
export interface Ids {
  applicationId: string;
  appId: string;
  servicePrincipalId: string;
  userRoleId: string;
}

/** The outcome of one of several changes. */
export interface Outcome {
  change: Change;
  error: unknown;
  graphRequestId: string;
}

/** What to store in the ledger's own transactions: with the intent, and the result of the write with the outcome. */
export interface Beside<T> {
  begin?: (trx: Trx) => Promise<void>;
  keep?: (trx: Trx, result: T) => Promise<void>;
}

/**
 * Runs one write and records it in the ledger: the intent before, the outcome after. One write may cover several
 * changes. `write` must use the run it is given, because the ledger records that run's responses.
 */
export async function recorded<T>(
  run: Run,
  changes: readonly Change[],
  write: (run: Run) => Promise<T>,
  { begin, keep }: Beside<T> = {},
): Promise<T> {
  const entries = await recordIntents(run, changes, begin);
  const requestIds: string[] = [];
  try {
    const result = await write({ ...run, graph: withRequestIds(run.graph, requestIds) });
    const graphRequestId = requestIds.at(-1) ?? '';
    await recordEnds(
      run,
      entries,
      changes.map((change) => ({ change, error: null, graphRequestId })),
      async (trx) => keep?.(trx, result),
    );
    return result;
  } catch (error) {
    await recordEnds(
      run,
      entries,
      changes.map((change) => ({ change, error, graphRequestId: requestIds.at(-1) ?? '' })),
    );
    throw error;
  }
}

/** Records the intents; returns the ledger entries' ids by change id. */
export async function recordIntents(
  { deps, requestId }: Run,
  changes: readonly Change[],
  begin?: (trx: Trx) => Promise<void>,
): Promise<Map<string, string>> {
  if (!begin) return insertIntents(deps.db, requestId, changes);
  return deps.db.transaction().execute(async (trx) => {
    await begin(trx);
    return insertIntents(trx, requestId, changes);
  });
}

/** Records the outcomes. Without an answer the outcome stays unknown, which makes the next pass look first. */
export async function recordEnds(
  run: Run,
  entries: ReadonlyMap<string, string>,
  outcomes: readonly Outcome[],
  keep: (trx: Trx) => Promise<void> = async () => {},
): Promise<void> {
  const { deps, requestId } = run;
  const ends = outcomes.flatMap(({ change, error, graphRequestId }) => {
    const id = entries.get(change.id);
    if (id === undefined) return [];
    if (!error) return [{ id, outcome: 'done', graphRequestId }];
    if (error instanceof QlikError && hasChangedNothing(error))
      return [{ id, outcome: `qlik-${error.trouble}`, graphRequestId: '' }];
    const problem = graphProblem(error);
    // A server that answered with an error may have carried out the write.
    if (!problem || [0, 408].includes(problem.statusCode) || problem.statusCode >= 500) return [];
    return [
      {
        id,
        outcome: problem.code || String(problem.statusCode),
        graphRequestId: problem.requestId || graphRequestId,
      },
    ];
  });
  if (ends.length === 0) return;
  const done = outcomes.filter(({ error }) => !error).map(({ change }) => change.id);
  await deps.db.transaction().execute(async (trx) => {
    await setOutcomes(trx, ends);
    await keep(trx);
    if (done.length === 0) return;
    await addDoneChanges(trx, requestId, done);
    await wakeConversationsSoon(deps, trx, requestId);
  });
}
