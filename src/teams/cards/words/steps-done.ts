import { sentence, type Text } from '../../../language/sentence.ts';

/** "3 of 12 steps done". */
export function stepsDone(done: number, all: number): Text {
  return sentence('{done} of {all, plural, one {# step} other {# steps}} done', { done, all });
}
