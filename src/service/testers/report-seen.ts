import { insertEvent } from '../../store/events.ts';
import type { Trx } from '../../store/db.ts';
import type { PublicationRow } from '../../store/publications.ts';
import { findLastReportOf, insertTestReport } from '../../store/test-reports.ts';
import { lockPublicationById } from '../../store/test-asks.ts';
import type { Deps } from '../model/deps.ts';
import type { DiagnosedCause } from '../model/publication/diagnosis.ts';
import type { Seen } from '../model/publication/seen.ts';
import type { Actor } from '../model/request/request.ts';
import { storedDesired } from '../model/request/stored.ts';
import { adviceFor } from './advice-for.ts';
import { goodAnswer, type EnteredAnswer } from './good-answer.ts';
import { requireTestable } from './require-testable.ts';
import { requireTester } from './require-tester.ts';
import { showTests } from './show-tests.ts';
import { tellTrouble } from './tell-trouble.ts';

/** A tester's click on a card that asks. `activityId` = the click's own id, the same when Teams repeats it. */
export interface EnteredReport extends EnteredAnswer {
  requestId: string;
  activityId: string;
}

interface Answered {
  actor: Actor;
  requestId: string;
  activityId: string;
  seen: Seen;
  detail: string;
  advice: DiagnosedCause | null;
}

/**
 * Takes a tester's answer. Everything is checked at the click: that the publication is there as it was shown, and that
 * it is assigned to the actor. The newest answer of a person counts; the same answer again changes nothing. Throws
 * UserError, with its fields if an entry needs a correction.
 */
export async function reportSeen(deps: Deps, actor: Actor, entered: EnteredReport): Promise<void> {
  const publication = await requireTestable(deps.db, entered.requestId);
  const desired = storedDesired(publication);
  await requireTester(deps, actor, desired);
  const answer = goodAnswer(entered);
  if (await isSaid(deps.db, publication, actor, answer)) return;
  const advice = answer.seen === 'works' ? null : await adviceFor(deps, desired, answer);
  const { requestId, activityId } = entered;
  await deps.db.transaction().execute(async (trx) => {
    await lockPublicationById(trx, publication.id);
    const now = await requireTestable(trx, requestId);
    if (await isSaid(trx, now, actor, answer)) return;
    await take(deps, trx, now, { actor, requestId, activityId, advice, ...answer });
  });
}

/** Whether somebody's newest answer says the same. */
async function isSaid(
  db: Deps['db'],
  publication: PublicationRow,
  { aadObjectId }: Actor,
  { seen, detail }: { seen: Seen; detail: string },
): Promise<boolean> {
  const last = await findLastReportOf(db, publication, aadObjectId.toLowerCase());
  return last?.seen === seen && last.detail === detail;
}

async function take(deps: Deps, trx: Trx, publication: PublicationRow, answered: Answered): Promise<void> {
  const { actor, requestId, activityId, seen, detail, advice } = answered;
  const personId = actor.aadObjectId.toLowerCase();
  const before = await findLastReportOf(trx, publication, personId);
  const id = await insertTestReport(trx, {
    publication_id: publication.id,
    round: publication.test_round,
    person_id: personId,
    person_name: actor.name,
    seen,
    detail,
    advice: advice && JSON.stringify(advice),
    activity_id: activityId,
  });
  if (id === undefined) return;
  await insertEvent(trx, {
    kind: 'tested',
    requestId,
    name: publication.name,
    actor,
    details: { seen, comment: detail },
  });
  const wasFine = before === undefined || before.seen === 'works';
  if (seen !== 'works' && wasFine) await tellTrouble(deps, trx, publication, personId);
  await showTests(deps, trx, publication);
  deps.log.info({ requestId, actorId: personId, seen }, 'Tester answered');
}
