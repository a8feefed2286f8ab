import { joined, sentence, type Text } from '../../language/sentence.ts';
import { escapeMarkdown, escapeParagraphs } from './words/text.ts';

/** Data of `notice`: a one-off message. `color` is that of its title; every text may be `''`. */
export interface NoticeData {
  title: Text;
  color: 'default' | 'good' | 'attention';
  text: Text;
  advice: Text;
  requestId: string;
}

/** What cannot be done, why, and the next move. `requestId` may be `''`. */
export function problemView(problem: {
  title: Text;
  text: Text;
  advice: Text;
  requestId?: string;
}): NoticeData {
  return {
    title: escapeMarkdown(problem.title),
    color: 'attention',
    text: escapeParagraphs(problem.text),
    advice: escapeParagraphs(problem.advice),
    requestId: problem.requestId ?? '',
  };
}

/** Nothing has the name that was typed. */
export function unknownNameView(name: string): NoticeData {
  return problemView({
    title: sentence('Nothing is called “{name}”', { name }),
    text: sentence('There is neither a publication nor a request of that name.'),
    advice: sentence('Type list to see all publications, requests to see what is open.'),
  });
}

/** Something worth saying that is no problem, for example that a command has done its work. */
export function noticeView(notice: { title: Text; text: Text }): NoticeData {
  return {
    title: escapeMarkdown(notice.title),
    color: 'default',
    text: escapeParagraphs(notice.text),
    advice: '',
    requestId: '',
  };
}

/** What the bot says when it is added to a channel or a group chat. */
export function welcomeView(): NoticeData {
  return noticeView({
    title: sentence('Hello, this is the Qlik publisher'),
    text: joined(
      [
        sentence(
          'Qlik Sense is published to people outside the company network through Microsoft Entra, after an approval.',
        ),
        sentence(
          'Mention me and type publish to ask for it, or help to see everything there is. An approver can type settings approvals or settings announcements to have approvals asked for, or results told, here.',
        ),
      ],
      '\n\n',
    ),
  });
}
