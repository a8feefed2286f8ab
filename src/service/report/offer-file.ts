import { randomUUID } from 'node:crypto';
import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import type { Upload } from '../../store/offered-file-table.ts';
import { answerOffer, findOffer, insertOffer, type OfferedFileRow } from '../../store/offered-files.ts';
import type { Deps } from '../model/deps.ts';
import type { Actor } from '../model/request/request.ts';
import { requireReportReader } from './read-report.ts';

/** Offers the report as a file to an approver in their own chat. Returns the id of the offer. */
export async function offerFile(deps: Deps, actor: Actor, conversationId: string): Promise<string> {
  await requireReportReader(deps, actor);
  const id = randomUUID();
  const { aadObjectId, language } = actor;
  const offer = { id, conversation_id: conversationId, person_id: aadObjectId.toLowerCase(), language };
  await insertOffer(deps.db, offer);
  return id;
}

/**
 * Has the file made that a person has accepted, if they still are an approver; once, however often they answer. Throws
 * UserError or TerminalError.
 */
export async function acceptFile(
  deps: Deps,
  actor: Actor,
  { id, conversationId }: { id: string; conversationId: string },
  upload: Upload,
): Promise<void> {
  await requireOwnOffer(deps, actor, { id, conversationId });
  await requireReportReader(deps, actor);
  await deps.db.transaction().execute(async (trx) => {
    if (!(await answerOffer(trx, id, upload))) throw answeredBefore();
    await deps.jobs.wake(trx, 'report', id);
  });
  deps.log.info({ offerId: id, actorId: actor.aadObjectId }, 'Report accepted as a file');
}

/** Records that a person does not want the file. Throws UserError. */
export async function declineFile(
  deps: Deps,
  actor: Actor,
  offer: { id: string; conversationId: string },
): Promise<void> {
  await requireOwnOffer(deps, actor, offer);
  const isFirst = await deps.db.transaction().execute((trx) => answerOffer(trx, offer.id, null));
  if (!isFirst) throw answeredBefore();
}

async function requireOwnOffer(
  deps: Deps,
  { aadObjectId }: Actor,
  { id, conversationId }: { id: string; conversationId: string },
): Promise<OfferedFileRow> {
  const row = await findOffer(deps.db, id);
  if (!row || row.conversation_id !== conversationId)
    throw new UserError(
      sentence('This file is not offered any more.'),
      sentence('Type report for a new one.'),
    );
  if (row.person_id !== aadObjectId.toLowerCase())
    throw new UserError(
      sentence('This file was offered to somebody else.'),
      sentence('Type report for a new one.'),
    );
  return row;
}

function answeredBefore(): UserError {
  return new UserError(
    sentence('This offer has been answered already.'),
    sentence('Type report for a new one.'),
  );
}
