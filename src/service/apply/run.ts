import type { Graph } from '../../graph/client.ts';
import { graphProblem } from '../../graph/graph-error.ts';
import { insertIntent, setOutcome } from '../../store/ledger.ts';
import { addDoneChange } from '../../store/requests.ts';
import type { Trx } from '../../store/database.ts';
import type { Deps } from '../deps.ts';
import type { Change } from '../publication/change.ts';
import type { Desired } from '../publication/desired.ts';
import { wakeConversationsSoon } from '../requests/announce.ts';

/** One pass of applying a request. */
export interface Run {
  deps: Deps;
  graph: Graph;
  requestId: string;
  desired: Desired;
}

/** The object ids of an application, as far as they are needed to write to it. */
export interface Ids {
  applicationId: string;
  appId: string;
  servicePrincipalId: string;
  userRoleId: string;
}

/**
 * Carries out one write with the ledger around it: intent before, outcome after. `write` gives what to remember;
 * `keep` stores it in the same transaction as the outcome.
 */
export async function recorded<T extends object | void>(
  run: Run,
  change: Change,
  write: () => Promise<T>,
  keep: (trx: Trx, result: T) => Promise<void> = async () => {},
): Promise<T> {
  const { deps, requestId } = run;
  const entry = await insertIntent(deps.db, requestId, change);
  try {
    const result = await write();
    await deps.db.transaction().execute(async (trx) => {
      await setOutcome(trx, entry, { outcome: 'done', ...(result ? { details: result } : {}) });
      await keep(trx, result);
      await addDoneChange(trx, requestId, change.id);
      await wakeConversationsSoon(deps, trx, requestId);
    });
    return result;
  } catch (error) {
    const problem = graphProblem(error);
    // Without an answer the outcome stays unknown, which tells the next pass to look before it repeats.
    if (problem && problem.statusCode > 0)
      await deps.db.transaction().execute((trx) =>
        setOutcome(trx, entry, {
          outcome: problem.code || String(problem.statusCode),
          graphRequestId: problem.requestId,
        }),
      );
    throw error;
  }
}
