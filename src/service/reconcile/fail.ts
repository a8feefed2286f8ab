import { sentence } from '../../language/sentence.ts';
import { TerminalError } from '../../errors.ts';
import { graphProblem } from '../../graph/graph-error.ts';
import { lockRequestById, type RequestRow } from '../../store/requests.ts';
import { setProgress } from '../kinds/publication/new-publication.ts';
import { isSettling } from '../run/settle.ts';
import { tellResult } from '../conversations/bindings.ts';
import type { Deps } from '../model/deps.ts';
import { isFinal } from '../model/request/request.ts';
import { isAsRead } from '../requests/checks/is-as-read.ts';
import { problemView } from '../model/request/problem.ts';
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
      await setProgress(trx, row, 'failed');
      await tellResult(trx, row, 'failed');
    }
    await move(deps, trx, row, { state: 'failed', problem: JSON.stringify(problem) });
  });
}

/** Describes an error for the person who must act on it. */
export function problemFor(error: unknown): ProblemView {
  if (error instanceof TerminalError) return problemView(error.said, error.advice, error);
  const graph = graphProblem(error);
  const details = { code: graph?.code ?? '', graphRequestId: graph?.requestId ?? '' };
  if (isSettling(error))
    return problemView(
      sentence('Microsoft Entra does not show what was written'),
      sentence(
        'Press Retry to go on. What still does not appear is made again, and what appears late is removed.',
      ),
      details,
    );
  if (graph) {
    const { title, advice } = wordsFor(graph);
    return problemView(title, advice, details);
  }
  return problemView(
    sentence('Something went wrong inside the bot'),
    sentence('Press Retry. If it fails again, give the request id to the operator of this bot.'),
  );
}

type Words = Pick<ProblemView, 'title' | 'advice'>;

function wordsFor({
  statusCode,
  code,
  message,
}: {
  statusCode: number;
  code: string;
  message: string;
}): Words {
  if (statusCode === 401 || statusCode === 403)
    return {
      title: sentence('Microsoft Graph refused the bot’s identity'),
      advice: sentence(
        'Give the bot’s identity the Entra role Application Administrator (activated, not only eligible), then press Retry.',
      ),
    };
  if (code === 'ExternalUrl_InvalidAsciiRules')
    return { title: sentence('Application Proxy refused the external address'), advice: message };
  return {
    title: sentence('Microsoft Graph refused a change'),
    advice: message || sentence('Give the code below to an administrator, then press Retry.'),
  };
}
