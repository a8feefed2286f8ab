import type { Text } from '../../../language/sentence.ts';
import type { Question } from '../../../service/testers/question.ts';
import { escapeMarkdown, webUrl } from '../../text.ts';
import { card } from '../render.ts';
import { questionData, type QuestionData, type TypedAnswer } from '../words/question.ts';

/** Data of `test-question`. */
interface TestQuestionData {
  name: string;
  key: string;
  requestId: string;
  links: { title: Text; url: string }[];
  question: QuestionData;
}

/** The question to one person in their own chat: does it work? */
export const testQuestionCard = card(
  'test-question',
  (question: Question, isEnded: boolean = false, typed?: TypedAnswer): TestQuestionData => ({
    name: escapeMarkdown(question.name),
    key: question.name,
    requestId: question.requestId,
    links: question.state === 'open' ? question.links.filter(({ url }) => webUrl(url) !== '') : [],
    question: questionData(question, !isEnded, typed),
  }),
);
