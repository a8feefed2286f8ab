import { randomUUID } from 'node:crypto';
import { TerminalError, UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import { countPublications, findPublications } from '../../store/publications.ts';
import type { Conversation } from '../conversations/conversations.ts';
import type { Deps } from '../model/deps.ts';
import type { Actor } from '../model/request/request.ts';
import type { Page } from '../model/view.ts';
import { mayApprove } from '../tenant/approvers.ts';
import { maySeeAll } from '../views/may-see.ts';
import { mostCounted, readPage, type PageAt } from '../views/page.ts';
import { reportRow, type ReportRow } from './report-row.ts';

const pageSize = 5;

/** Refuses anyone who is not an approver now, or cannot be checked to be one. Throws UserError or TerminalError. */
export async function requireReportReader(deps: Deps, actor: Pick<Actor, 'aadObjectId'>): Promise<void> {
  const may = await mayApprove(deps, actor.aadObjectId, randomUUID()).catch((error: unknown) => {
    if (error instanceof TerminalError) throw error;
    deps.log.warn({ err: error }, 'Cannot check who asks for the report');
    throw new UserError(
      sentence('It cannot be checked right now whether you may read the report.'),
      sentence('Try again in a minute.'),
    );
  });
  if (may) return;
  throw new UserError(
    sentence('The report is for approvers.'),
    sentence('Only members of the approvers’ group can.'),
  );
}

/**
 * Returns a page of the report to read in a conversation, for a person who may. Everybody there reads it, so it must be
 * the approvers' channel or a chat with an approver. Throws UserError or TerminalError.
 */
export async function readReport(
  deps: Deps,
  actor: Pick<Actor, 'aadObjectId'>,
  conversation: Conversation,
  at: number | PageAt,
): Promise<Page<ReportRow>> {
  await requireReportReader(deps, actor);
  if (!(await maySeeAll(deps, conversation)))
    throw new UserError(
      sentence('Not everybody here may read the report.'),
      sentence('Type report in a chat with the bot, or in the approvals channel.'),
    );
  const total = await countPublications(deps.db, mostCounted + 1);
  return readPage(at, { total, size: pageSize }, (window) => findPublications(deps.db, window), {
    keyOf: ({ name }) => name,
    view: (row) => reportRow(deps, row),
  });
}
