import { sentence } from '../../language/sentence.ts';
import { findApplicationsByName } from '../../graph/application-state.ts';
import { deleteApplication } from '../../graph/applications.ts';
import { withRequestIds } from '../../graph/call/writes.ts';
import { graphProblem, isNotFound } from '../../graph/graph-error.ts';
import { endCreation, findDueCreations, setNextLook, type CreationRow } from '../../store/creations.ts';
import { writeLedger } from '../../store/ledger.ts';
import { isRecordedApplication } from '../../store/applications.ts';
import type { Deps } from '../model/deps.ts';
import { temporaryName } from '../model/publication/stamp.ts';
import { writingGraph } from '../requests/sign-in.ts';

const atOnce = 20;
const minuteMs = 60_000;
const mostPauseMs = 240 * minuteMs;
/** Pauses of one minute, two, four, up to four hours between looks: three days in all. */
const mostLooks = 25;

/**
 * Deletes applications that creations with an unknown outcome may have made, once their requests have ended: they
 * appear in lists late, under their secret names, and nobody needs them. Takes one call to Graph for each creation that
 * is due.
 */
export async function removeLateTwins(deps: Deps): Promise<void> {
  for (const creation of await findDueCreations(deps.db, mostPauseMs, atOnce)) {
    try {
      await lookFor(deps, creation);
    } catch (error) {
      // A failed call to the tenant does not count as a look.
      await setNextLook(deps.db, creation.id, creation.looks, pauseAfter(creation.looks));
      const { request_id: requestId } = creation;
      deps.log.warn(
        { err: graphProblem(error) ?? error, requestId },
        'Cannot look for a late application now',
      );
    }
  }
}

async function lookFor(deps: Deps, creation: CreationRow): Promise<void> {
  const graph = deps.graphFor(creation.request_id);
  const [[found] = []] = await findApplicationsByName(graph, [temporaryName(creation.nonce)]);
  if (!found?.id) return notFound(deps, creation);
  if (await isRecordedApplication(deps.db, found.id))
    await endCreation(deps.db, creation.nonce, 'made', found.id);
  else await removeTwin(deps, creation, found.id);
}

async function notFound({ db }: Deps, creation: CreationRow): Promise<void> {
  const looks = creation.looks + 1;
  if (looks >= mostLooks) return endCreation(db, creation.nonce, 'lost');
  await setNextLook(db, creation.id, looks, pauseAfter(looks));
}

function pauseAfter(looks: number): Date {
  return new Date(Date.now() + Math.min(minuteMs * 2 ** (looks - 1), mostPauseMs));
}

async function removeTwin(deps: Deps, creation: CreationRow, applicationId: string): Promise<void> {
  const { request_id: requestId, role, nonce } = creation;
  const graph = await writingGraph(deps, requestId);
  const words = sentence('Delete an application that appeared late: its creation got no answer');
  const change = { id: `late:${role}`, role, sentence: words };
  const entries = await writeLedger(deps.db, requestId, { intents: [change], ends: [], done: [] });
  const requestIds: string[] = [];
  await deleteApplication(withRequestIds(graph, requestIds), applicationId).catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
  });
  await deps.db.transaction().execute(async (trx) => {
    const ends = [...entries.values()].map((id) => ({
      id,
      outcome: 'done',
      graphRequestId: requestIds.at(-1) ?? '',
    }));
    await writeLedger(trx, requestId, { intents: [], ends, done: [] });
    await endCreation(trx, nonce, 'removed', applicationId);
  });
  deps.log.warn({ requestId, role, applicationId }, 'An application that appeared late was deleted');
}
