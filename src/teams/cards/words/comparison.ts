import { joined, moment, sentence, type Text } from '../../../language/sentence.ts';
import type { ComparisonView } from '../../../service/model/comparison-view.ts';
import type { Risk } from '../../../service/model/publication/comparison.ts';
import { escapeMarkdown } from '../../text.ts';
import type { StateData } from './request-words.ts';
import { signs } from './signs.ts';

/** A line of a publication's card that says more than how the comparison ended. */
interface ComparisonLine {
  text: Text;
}

/** How a publication compares with what was approved, for its card. */
export interface ComparisonData {
  state: StateData;
  differences: ComparisonLine[];
  notes: ComparisonLine[];
}

const riskWords: Record<Risk, (difference: Text) => Text> = {
  opens: (difference) => sentence('**Opens it** – {difference}', { difference }),
  stops: (difference) => sentence('**Keeps people out** – {difference}', { difference }),
  differs: (difference) => sentence('Differs – {difference}', { difference }),
};

/** A longer list is read where it is repaired: in the plan. */
const mostShown = 10;

/** Says how a publication compares, in one line for lists. */
export function comparisonState(comparison: ComparisonView): StateData {
  const { isBusy, isRunning, comparedAt, count, risk, problem, unseen } = comparison;
  if (isBusy)
    return { sign: signs.running, text: sentence('Not compared while a request is being carried out') };
  if (comparedAt === '') {
    if (problem !== '') return { sign: signs.warning, text: sentence('Not compared with what was approved') };
    return isRunning
      ? { sign: signs.running, text: sentence('Comparing with what was approved …') }
      : { sign: signs.waiting, text: sentence('Not compared with what was approved yet') };
  }
  const age = ageWords(comparedAt);
  if (count > 0)
    return {
      sign: risk === 'differs' ? signs.warning : signs.failed,
      text: sentence(
        '{count, plural, one {# difference} other {# differences}} from what was approved, {age}',
        { count, age },
      ),
    };
  return unseen.length > 0
    ? { sign: signs.warning, text: sentence('What the bot can see is as approved, {age}', { age }) }
    : { sign: signs.done, text: sentence('As approved, {age}', { age }) };
}

/** Says how a publication compares, with each difference. */
export function comparisonData(comparison: ComparisonView): ComparisonData {
  const { differences, count } = comparison;
  const shown = differences
    .slice(0, mostShown)
    .map(({ risk, text }) => riskWords[risk](escapeMarkdown(text)));
  const more = differences.length > 0 ? count - shown.length : 0;
  const all = more > 0 ? [...shown, sentence('{more} more', { more: String(more) })] : shown;
  return { state: comparisonState(comparison), differences: all.map(lineOf), notes: notesOf(comparison) };
}

function notesOf({
  isRunning,
  comparedAt,
  count,
  problem,
  problemSince,
  unseen,
}: ComparisonView): ComparisonLine[] {
  const isAgain = isRunning && (comparedAt !== '' || problem !== '');
  const texts: Text[] = [
    count > 0 ? sentence('The details below are those approved.') : '',
    isAgain ? sentence('Comparing again …') : '',
    problem === ''
      ? ''
      : sentence('Cannot be compared since {time}: {problem}', { time: moment(problemSince), problem }),
    unseen.length === 0
      ? ''
      : sentence('Not visible to the bot: {what}', { what: escapeMarkdown(joined(unseen, '; ')) }),
  ];
  return texts.filter((text) => text !== '').map(lineOf);
}

function lineOf(text: Text): ComparisonLine {
  return { text };
}

/** With the time, for a card can stay for long after it was written. */
function ageWords(iso: string): Text {
  const minutes = Math.max(0, Math.floor((Date.now() - new Date(iso).getTime()) / 60_000));
  const time = moment(iso);
  if (minutes < 1) return sentence('compared just now ({time})', { time });
  if (minutes < 60)
    return sentence('compared {minutes, plural, one {# minute} other {# minutes}} ago ({time})', {
      minutes,
      time,
    });
  return sentence('compared {time}', { time });
}
