import type { RequestView, StepView } from '../../../service/view.ts';
import { count, escapeMarkdown, escapeParagraphs } from '../../text.ts';
import { problemData, type ProblemData } from './request-status.ts';
import { requestState, requestTitle, workWords, type StateData } from './request-words.ts';

/** One line of the progress card. */
export interface StepData {
  sign: string;
  color: StateData['color'];
  text: string;
  isSubtle: boolean;
}

/** Data of `progress`. */
export interface ProgressData {
  title: string;
  doing: string;
  state: StateData;
  summary: string;
  waitingFor: string;
  steps: StepData[];
  problem: ProblemData;
  requestId: string;
}

const mostSteps = 16;

/** The card that follows the work: what is done, running and waiting. */
export function progressView(request: RequestView): ProgressData {
  const done = request.steps.filter((step) => step.state === 'done').length;
  return {
    title: requestTitle(request),
    doing: `${workWords[request.kind]} ${escapeMarkdown(request.name)}`,
    state: requestState(request),
    summary: request.steps.length === 0 ? '' : `${done} of ${count(request.steps.length, 'step')} done`,
    waitingFor: escapeParagraphs(request.waitingFor),
    steps: shorten(request.steps),
    problem: problemData(request),
    requestId: request.id,
  };
}

function shorten(steps: readonly StepView[]): StepData[] {
  if (steps.length <= mostSteps) return steps.map(stepData);
  const done = steps.filter((step) => step.state === 'done').length;
  const unfinished = steps.filter((step) => step.state !== 'done');
  const near = unfinished.slice(0, mostSteps - 2).map(stepData);
  const further = unfinished.length - near.length;
  return [
    ...(done > 0 ? [stepData({ text: `${count(done, 'step')} done`, state: 'done' })] : []),
    ...near,
    ...(further > 0 ? [stepData({ text: `and ${further} more`, state: 'waiting' })] : []),
  ];
}

function stepData({ text, state }: StepView): StepData {
  const signs = { done: '✓', running: '●', waiting: '○' };
  const colors = { done: 'good', running: 'accent', waiting: 'default' } as const;
  return {
    sign: signs[state],
    color: colors[state],
    text: escapeMarkdown(text),
    isSubtle: state === 'waiting',
  };
}
