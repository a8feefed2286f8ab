import { joined, listed, moment, sentence, type Text } from '../../../language/sentence.ts';
import { isVerified, type Answer, type Tested } from '../../../service/model/publication/tested.ts';
import { escapeMarkdown } from '../../text.ts';
import { seenShort } from './seen.ts';
import { signs } from './signs.ts';

/** "verified by Tom on 23 Nov 2026, 15:02 UTC"; or that nobody has said yet that it works. */
export function verifiedWords({ verified }: Tested): Text {
  if (verified === null) return sentence('Qlik itself not verified: nobody has said yet that it works');
  const values = { who: escapeMarkdown(verified.by, 80), date: moment(verified.at) };
  return verified.isBefore
    ? sentence('verified by {who} on {date}, before the last change', values)
    : sentence('verified by {who} on {date}', values);
}

/** "3 of 5 answered: it works (2), connection lost (1)"; `''` = nobody was asked. */
export function tallyWords({ asked, answered, counts }: Tested): Text {
  if (asked === 0) return '';
  if (answered === 0)
    return sentence(
      '{asked, plural, one {# person was asked} other {# people were asked}}, none has answered',
      {
        asked,
      },
    );
  const said = counts.map(({ seen, people }) => joined([seenShort[seen], `(${people})`], ' '));
  return sentence('{answered} of {asked} answered: {said}', {
    answered: String(answered),
    asked: String(asked),
    said: listed(said),
  });
}

/** Both as the lines of a card, with their sign. */
export function testedLines(tested: Tested): { text: Text }[] {
  const hasTrouble = tested.counts.some(({ seen }) => seen !== 'works');
  const lines = [
    joined([isVerified(tested) ? signs.done : signs.waiting, verifiedWords(tested)], ' '),
    joined([hasTrouble ? signs.warning : '', tallyWords(tested)], ' '),
  ];
  return lines.filter((text) => text !== '').map((text) => ({ text }));
}

/** "connection lost (0x80004005)": what somebody said last. */
export function answerWords({ seen, detail }: Pick<Answer, 'seen' | 'detail'>): Text {
  return joined([seenShort[seen], detail && `(${escapeMarkdown(detail)})`], ' ');
}
