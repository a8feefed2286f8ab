import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { sentence } from '../../language/sentence.ts';
import { acceptFile, declineFile } from '../../service/report/offer-file.ts';
import { readReport } from '../../service/report/read-report.ts';
import type { Heard } from '../activity/heard.ts';
import { problemCard } from '../cards/notice.ts';
import { reportCard } from '../cards/lists/report.ts';
import { isUploadUrl } from '../notify/upload-file.ts';
import { troubleOf } from '../trouble.ts';
import type { Turn } from '../turn.ts';

const address = z.string().max(4000);
const context = z.object({ offerId: z.uuid() });
const consent = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('accept'),
    context,
    uploadInfo: z.object({
      uploadUrl: address,
      contentUrl: address,
      uniqueId: z.string().max(200),
      name: z.string().max(300),
    }),
  }),
  z.object({ action: z.literal('decline'), context }),
]);

/**
 * Answers whether somebody wants the report as a file: it is made when they accept, and read here when they decline.
 * Teams shows no answer to this invoke, so what there is to say is a message.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#invoke-activity-when-the-user-accepts-the-file
 */
export async function answerFileConsent(
  turn: Turn,
  { context: teams, incoming }: Heard,
  isSigned: boolean,
): Promise<void> {
  const { deps, language, reply } = turn;
  try {
    await take(turn, incoming.value, isSigned);
  } catch (error) {
    await reply(problemCard(language, troubleOf(error, deps.log)));
  }
  if (incoming.replyToId)
    await teams
      .deleteActivity(incoming.replyToId)
      .catch((error: unknown) => deps.log.info({ err: error }, 'Offer of a file not removed'));
}

async function take(turn: Turn, value: unknown, isSigned: boolean): Promise<void> {
  const { deps, actor, conversation, language, reply } = turn;
  const { data } = consent.safeParse(value);
  if (!data)
    throw new UserError(
      sentence('This file is not offered any more.'),
      sentence('Type report for a new one.'),
    );
  const offer = { id: data.context.offerId, conversationId: conversation.id };
  if (data.action === 'decline') {
    await declineFile(deps, actor, offer);
    await reply(reportCard(language, await readReport(deps, actor, conversation, 1)));
    return;
  }
  const { uploadInfo } = data;
  if (![uploadInfo.uploadUrl, uploadInfo.contentUrl].every((url) => isUploadUrl(url, isSigned)))
    throw new UserError(
      sentence('The file cannot be stored there: it is no address of OneDrive or SharePoint.'),
      sentence('Type report 1 to read it here.'),
    );
  await acceptFile(deps, actor, offer, uploadInfo);
}
