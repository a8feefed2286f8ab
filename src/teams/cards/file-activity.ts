import type { Activity } from 'botbuilder';
import type { Language } from '../../language/language.ts';
import { say } from '../../language/say.ts';
import { sentence } from '../../language/sentence.ts';

/** Only an estimate: the file is made later. */
const usualBytes = 50_000;

/**
 * Returns a message that offers a file; nothing is made before it is accepted.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#message-requesting-permission-to-upload
 */
export function consentActivity(language: Language, offerId: string): Partial<Activity> {
  const name = `qlik-publications-${new Date().toISOString().slice(0, 10)}.csv`;
  const description = say(
    language,
    sentence('All publications: who asked, who approved, who has access, and what was last seen of them'),
  );
  const context = { offerId };
  const content = { description, sizeInBytes: usualBytes, acceptContext: context, declineContext: context };
  const contentType = 'application/vnd.microsoft.teams.card.file.consent';
  return { type: 'message', summary: description, attachments: [{ contentType, name, content }] };
}

/** A file that is stored in somebody's OneDrive, to show in a message. */
export interface FileCard {
  type: 'FileCard';
  contentUrl: string;
  uniqueId: string;
  name: string;
}

/** Returns the message that shows a stored file. */
export function fileActivity({ contentUrl, uniqueId, name }: FileCard): Partial<Activity> {
  const contentType = 'application/vnd.microsoft.teams.card.file.info';
  return {
    type: 'message',
    summary: name,
    attachments: [{ contentType, contentUrl, name, content: { uniqueId, fileType: 'csv' } }],
  };
}
