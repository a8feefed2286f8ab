import type { Graph } from '../../graph/client.ts';
import { withRequestIds } from '../../graph/call/writes.ts';
import { hasChangedNothing, QlikError } from '../../qlik/qlik-error.ts';
import { graphProblem } from '../../graph/graph-error.ts';
import type { LedgerEnd } from '../../store/ledger.ts';
import type { Deps } from '../model/deps.ts';
import type { Change } from '../model/publication/change.ts';
import type { Desired } from '../model/publication/desired.ts';
import type { CreationRow } from '../../store/creations.ts';
import type { Trx } from '../../store/db.ts';
import type { Beside, Records } from './records.ts';

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
  records: Records;
  /** An earlier pass has made a change, or may have. */
  hasWritten: boolean;
  /** Attempts to create that had no known outcome when the pass began to write. */
  openCreations: readonly CreationRow[];
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
export interface Besides<T> {
  begin?: Beside;
  keep?: (trx: Trx, result: T) => Promise<void>;
}

/**
 * Runs one write and records it in the ledger: the intent before, the outcome after. One write may cover several
 * changes. `write` must use the run it is given, because the ledger records that run's responses. The outcome is stored
 * before the next write of the pass, and before the publication is observed again.
 */
export async function recorded<T>(
  run: Run,
  changes: readonly Change[],
  write: (run: Run) => Promise<T>,
  { begin, keep }: Besides<T> = {},
): Promise<T> {
  const entries = await run.records.intend(changes, begin);
  const requestIds: string[] = [];
  try {
    const result = await write({ ...run, graph: withRequestIds(run.graph, requestIds) });
    const graphRequestId = requestIds.at(-1) ?? '';
    recordEnds(
      run,
      entries,
      changes.map((change) => ({ change, error: null, graphRequestId })),
      keep && ((trx) => keep(trx, result)),
    );
    return result;
  } catch (error) {
    recordEnds(
      run,
      entries,
      changes.map((change) => ({ change, error, graphRequestId: requestIds.at(-1) ?? '' })),
    );
    throw error;
  }
}

/** Records the outcomes. Without an answer the outcome stays unknown, which makes the next pass look first. */
export function recordEnds(
  { records }: Run,
  entries: ReadonlyMap<string, string>,
  outcomes: readonly Outcome[],
  keep?: Beside,
): void {
  const ends = outcomes.flatMap(({ change, error, graphRequestId }) => {
    const id = entries.get(change.id);
    const outcome = outcomeOf(error, graphRequestId);
    return id === undefined || !outcome ? [] : [{ id, ...outcome }];
  });
  if (ends.length === 0) return;
  const done = outcomes.filter(({ error }) => !error).map(({ change }) => change.id);
  records.end(ends, done, keep);
}

function outcomeOf(error: unknown, graphRequestId: string): Omit<LedgerEnd, 'id'> | null {
  if (!error) return { outcome: 'done', graphRequestId };
  if (error instanceof QlikError && hasChangedNothing(error))
    return { outcome: `qlik-${error.trouble}`, graphRequestId: '' };
  const problem = graphProblem(error);
  // A server that answered with an error may have carried out the write.
  if (!problem || [0, 408].includes(problem.statusCode) || problem.statusCode >= 500) return null;
  const { code, statusCode, requestId } = problem;
  return { outcome: code || String(statusCode), graphRequestId: requestId || graphRequestId };
}
