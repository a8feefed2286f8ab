import { languageOf } from '../../language/language.ts';
import { sentence } from '../../language/sentence.ts';
import { UserError } from '../../errors.ts';
import { conversationById, type Conversation } from '../../service/conversations/conversations.ts';
import { wakeReportLater } from '../../service/report/wake-report.ts';
import {
  acceptedFile,
  fileIsOver,
  fileIsSent,
  fileIsUploaded,
  type AcceptedFile,
} from '../../service/report/accepted-file.ts';
import { reportCsv } from '../../service/report/report-csv.ts';
import { storedReference } from '../activity/conversation.ts';
import { problemCard, type Problem } from '../cards/notice.ts';
import type { FileCard } from '../cards/file-activity.ts';
import type { AdaptiveCard } from '../cards/render.ts';
import { escapeMarkdown } from '../text.ts';
import { failureOf } from './failure.ts';
import type { Sending } from './sending.ts';
import { UploadError, uploadFile } from './upload-file.ts';

/**
 * Makes the report that somebody has accepted as a file, stores it where Teams said and shows it in their chat. Resumes
 * where an earlier try ended. Throws if it should be tried again later.
 */
export async function sendReport(sending: Sending & { isSigned: boolean }, offerId: string): Promise<void> {
  const { deps } = sending;
  const file = await acceptedFile(deps, offerId);
  if (!file) return;
  const conversation = await conversationById(deps, file.conversationId);
  if (conversation) {
    const shown = await stored(sending, file);
    if (!(await show(sending, conversation, offerId, shown))) return;
  }
  await fileIsOver(deps, offerId);
}

/** Returns what is shown: the file where it was stored, or why it was not. */
async function stored(
  { deps, isSigned }: Sending & { isSigned: boolean },
  { id, language, upload, isUploaded }: AcceptedFile,
): Promise<FileCard | AdaptiveCard> {
  const said = languageOf(language);
  try {
    if (!isUploaded) {
      const content = await reportCsv(deps, said);
      await fileIsSent(deps, id);
      await uploadFile(upload.uploadUrl, content, isSigned);
      await fileIsUploaded(deps, id);
    }
    const { name, uniqueId, contentUrl } = upload;
    return { type: 'FileCard', name, uniqueId, contentUrl };
  } catch (error) {
    if (error instanceof UserError)
      return problemCard(said, { title: error.said, text: '', advice: error.advice });
    if (!(error instanceof UploadError) || !error.isFinal) throw error;
    deps.log.warn({ err: error, offerId: id }, 'Report not stored');
    return problemCard(said, upload.isBegun ? perhapsStored(upload.name) : notStored);
  }
}

const notStored: Problem = {
  title: sentence('The report could not be stored as a file'),
  text: sentence('OneDrive did not take it.'),
  advice: sentence('Type report for a new one, or report 1 to read it here.'),
};

/** An address takes one file. That it takes none now may mean that it has it, and that nobody could record so. */
function perhapsStored(fileName: string): Problem {
  const name = escapeMarkdown(fileName, 100);
  return {
    title: sentence('It is not certain that the report was stored as a file'),
    text: sentence('OneDrive gave no clear answer.'),
    advice: sentence('Look for {name} in your OneDrive, or type report for a new one.', { name }),
  };
}

/** Returns false if the chat takes nothing now, so that it is tried again. */
async function show(
  { deps, post, pace }: Sending,
  conversation: Conversation,
  offerId: string,
  shown: FileCard | AdaptiveCard,
): Promise<boolean> {
  const leave = pace(conversation.id);
  if (leave.waitMs > 0) {
    await wakeReportLater(deps, offerId, Math.ceil(leave.waitMs / 1000));
    return false;
  }
  try {
    await post({ ...storedReference(conversation), kind: conversation.kind }, shown, '');
    return true;
  } catch (error) {
    const failure = failureOf(error, true);
    deps.log.warn({ err: error, offerId, failure }, 'Report not shown');
    if (failure.kind === 'try-again' || failure.kind === 'wait') throw error;
    return true;
  } finally {
    leave.answered();
  }
}
