import type { Text } from '../../language/sentence.ts';

/** One line of the progress card. */
export interface StepView {
  text: Text;
  state: 'done' | 'running' | 'waiting';
}
