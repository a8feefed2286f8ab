import { joined, moment, sentence, type Text } from '../../../language/sentence.ts';
import type { FieldProblem } from '../../../errors.ts';
import { seenValues } from '../../../service/model/publication/seen.ts';
import type { Question } from '../../../service/testers/question.ts';
import { fieldData, type Choice, type FieldData } from '../forms/field.ts';
import { adviceData, type AdviceData } from './advice.ts';
import { seenTitles } from './seen.ts';
import { answerWords, testedLines } from './tested.ts';

/** The question on a card, what its reader said, and what everybody said. */
export interface QuestionData {
  /** Whether it can be answered here. */
  asks: boolean;
  choices: Choice[];
  seen: FieldData;
  detail: FieldData;
  /** What its reader said last; `''` = nothing yet. */
  own: Text;
  advice: AdviceData;
  lines: { text: Text }[];
  /** Why it is not asked any more; `''` = it is. */
  closed: Text;
}

/** An answer as it was typed, and what is wrong with it. */
export interface TypedAnswer {
  seen: string;
  detail: string;
  problems: readonly FieldProblem[];
}

/** The question as it is shown in one conversation; `isForReaders` = those who read it there may answer. */
export interface AskedHere {
  question: Question;
  isForReaders: boolean;
}

const nothingTyped: TypedAnswer = { seen: '', detail: '', problems: [] };

/** A card that asks nothing. */
export const noQuestion: QuestionData = {
  asks: false,
  choices: [],
  seen: { value: '', problem: '' },
  detail: { value: '', problem: '' },
  own: '',
  advice: adviceData(null),
  lines: [],
  closed: '',
};

/** Returns the question for a card; `isForReaders` = those who read it there may answer. */
export function questionData(
  question: Question,
  isForReaders: boolean,
  typed: TypedAnswer = nothingTyped,
): QuestionData {
  const { state, own, tested, others } = question;
  if (state !== 'open') return { ...noQuestion, closed: closedWords(question) };
  return {
    asks: isForReaders,
    choices: seenValues.map((value) => ({ title: seenTitles[value], value })),
    seen: fieldData(typed.seen, 'seen', typed.problems),
    detail: fieldData(typed.detail, 'detail', typed.problems),
    own: own ? sentence('You said: {said}', { said: joined([answerWords(own), moment(own.at)], ' · ') }) : '',
    advice: adviceData(own?.advice ?? null),
    lines: [...testedLines(tested), ...othersLines(others)],
    closed: '',
  };
}

function othersLines(others: number): { text: Text }[] {
  if (others === 0) return [];
  const text = sentence(
    '{others, plural, one {# more person} other {# more people}} can answer on the card that announced it; they are not asked one by one.',
    { others },
  );
  return [{ text }];
}

function closedWords({ state, name }: Question): Text {
  return state === 'changed'
    ? sentence('Changed since: type status {name} for its addresses now.', { name })
    : sentence('Not published any more.');
}
