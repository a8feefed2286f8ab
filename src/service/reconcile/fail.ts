import { sentence } from '../../language/sentence.ts';
import { TerminalError } from '../../errors.ts';
import { graphProblem } from '../../graph/graph-error.ts';
import { dropComparison } from '../compare/drop-comparison.ts';
import { lockRequestById, type RequestRow } from '../../store/requests.ts';
import { setProgress } from '../kinds/publication/new-publication.ts';
import { isSettling } from '../run/settle.ts';
import { tellResult } from '../conversations/tell-result.ts';
import type { Deps } from '../model/deps.ts';
import { storedRequest } from '../model/request/stored.ts';
import { isFinal } from '../model/request/request.ts';
import { isAsRead } from '../requests/checks/is-as-read.ts';
import { problemView, type ProblemDetails } from '../model/request/problem.ts';
import type { Acting } from '../model/cause.ts';
import { causeOf } from '../tenant/causes/cause-of.ts';
import { QlikError } from '../../qlik/qlik-error.ts';
import { qlikCause } from '../qlik/qlik-cause.ts';
import { graphSaid } from '../tenant/causes/graph-said.ts';
import type { ProblemView } from '../model/view.ts';
import { move } from '../requests/move.ts';
import { deleteReservations } from '../../store/reservations.ts';

/** Ends a request as failed. Before an approval, its name becomes free; after one, the requester gets a message. */
export async function failWith(deps: Deps, read: RequestRow, problem: ProblemView): Promise<void> {
  const { id: requestId } = read;
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequestById(trx, requestId);
    if (!row || isFinal(row.state) || !isAsRead(read, row)) return;
    // The state decides, because a request that was sent back still has its decisions.
    if (row.state === 'submitted') await deleteReservations(trx, requestId);
    else {
      // Part of it may have been written.
      await dropComparison(deps, trx, storedRequest(row).desired?.publicationId ?? row.id);
      await setProgress(trx, row, 'failed');
      await tellResult(trx, row, 'failed');
    }
    await move(deps, trx, row, { state: 'failed', problem: JSON.stringify(problem) });
  });
}

/**
 * Describes an error for the person who must act on it, with Graph's own words below ours. `acting` = in whose name it
 * was done.
 */
export function problemFor(error: unknown, acting: Acting = asBot): ProblemView {
  if (error instanceof TerminalError) return problemView(error.said, error.advice, detailsOf(error));
  const graph = graphProblem(error);
  const details = graph ? { ...graph, graphRequestId: graph.requestId, graphSaid: graphSaid(graph) } : {};
  if (isSettling(error))
    return problemView(
      sentence('Microsoft Entra does not show what was written'),
      sentence(
        'Press Retry to go on. What still does not appear is made again, and what appears late is removed.',
      ),
      details,
    );
  if (graph) {
    const { title, advice } = causeOf(graph, acting);
    return problemView(title, advice, details);
  }
  if (error instanceof QlikError) {
    const { title, advice } = qlikCause(error);
    return problemView(title, advice);
  }
  return problemView(
    sentence('Something went wrong inside the bot'),
    sentence('Press Retry. If it fails again, give the request id to the operator of this bot.'),
  );
}

const asBot: Acting = { name: '', isApproverMode: false };

function detailsOf({ code, graphRequestId, cause }: TerminalError): ProblemDetails {
  const graph = graphProblem(cause);
  return { code, graphRequestId, graphSaid: graph ? graphSaid(graph) : '' };
}
