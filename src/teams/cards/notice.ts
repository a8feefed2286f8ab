import { joined, sentence, type Text } from '../../language/sentence.ts';
import type { Binding, Bound } from '../../service/conversations/bound.ts';
import { card, type AdaptiveCard } from './render.ts';
import { placeWords, reasonWords } from './words/place.ts';
import { escapeMarkdown, escapeParagraphs } from '../text.ts';

/** Data of `notice`: a one-off message. Any text may be `''`. */
interface NoticeData {
  title: Text;
  text: Text;
  advice: Text;
  requestId: string;
}

/** A problem in words. */
export interface Problem {
  title: Text;
  text: Text;
  advice: Text;
  requestId?: string;
}

/** Says what cannot be done, why, and what to do next. */
export const problemCard = card('notice', problem);

/** Says something that is not a problem, for example that a command has succeeded. */
export const newsCard = card('notice', news);

/** Says that there is no publication with the name that was typed. */
export const unknownNameCard = card('notice', (name: string) =>
  problem({
    title: sentence('Nothing is called “{name}”', { name }),
    text: sentence('There is neither a publication nor a request of that name.'),
    advice: sentence('Type list to see all publications, requests to see what is open.'),
  }),
);

/** Stands for an answer that Teams does not take as a message: what it was about, and how to get less of it. */
export const untakenCard = card('notice', ({ fallbackText }: AdaptiveCard, isForm: boolean): NoticeData => ({
  ...problem({
    title: '',
    text: sentence('Teams does not take this answer as one message.'),
    advice: isForm
      ? sentence('Type the command again with fewer people and groups; the others can follow with assign.')
      : sentence('Type status and a name to see one publication, or requests to see what is open.'),
  }),
  title: fallbackText,
}));

/** What the bot says when it is added to a channel or a group chat. */
export const welcomeCard = card('notice', (): NoticeData => {
  return news({
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
});

/** Tells the person who bound a conversation that it is gone, and where its messages go instead. */
export const lostBindingCard = card(
  'notice',
  (binding: Binding, { conversation, goneBecause }: Bound): NoticeData => {
    const isApprovals = binding === 'approvals';
    const lost = { place: placeWords(conversation), reason: reasonWords(goneBecause) };
    const until = isApprovals
      ? sentence(
          'Until there is another, approvals are asked for in the chats of approvers, and in the channel where the request is made.',
        )
      : sentence('Until there is another, results are told where approvals are asked for.');
    return problem({
      title: isApprovals
        ? sentence('The approvals channel is gone')
        : sentence('The announcements channel is gone'),
      text: joined([sentence('{place} cannot be written to: {reason}.', lost), until], ' '),
      advice: isApprovals
        ? sentence('Type settings approvals in another channel. Type requests here to see what waits.')
        : sentence('Type settings announcements in another channel.'),
    });
  },
);

function problem({ title, text, advice, requestId = '' }: Problem): NoticeData {
  return {
    title: escapeMarkdown(title),
    text: escapeParagraphs(text),
    advice: escapeParagraphs(advice),
    requestId,
  };
}

function news({ title, text }: Pick<Problem, 'title' | 'text'>): NoticeData {
  return {
    title: escapeMarkdown(title),
    text: escapeParagraphs(text),
    advice: '',
    requestId: '',
  };
}
