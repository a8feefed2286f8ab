import { joined, sentence, type Text } from '../../../language/sentence.ts';
import type { StepView } from '../../../service/model/step-view.ts';
import type { RequestView } from '../../../service/model/view.ts';
import { kindWords } from '../../kinds/table.ts';
import { card } from '../render.ts';
import { openData, type OpenData } from '../words/open.ts';
import { problemData, type ProblemData } from '../words/problem.ts';
import { requestState, requestTitle, type StateData } from '../words/request-words.ts';
import { signs } from '../words/signs.ts';
import { count, escapeMarkdown, escapeParagraphs, moreLine, stepsDone } from '../../text.ts';

/** One step on the progress card. */
interface StepData {
  text: Text;
  isSubtle: boolean;
}

/** Data of `progress`. */
interface ProgressData {
  title: Text;
  doing: Text;
  state: StateData;
  summary: Text;
  waitingFor: Text;
  steps: StepData[];
  open: OpenData;
  problem: ProblemData;
  requestId: string;
}

const mostSteps = 16;

/** Shows the progress of the work: which steps are done, running and waiting. */
export const progressCard = card('progress', (request: RequestView): ProgressData => {
  const done = request.steps.filter((step) => step.state === 'done').length;
  return {
    title: requestTitle(request),
    doing: kindWords[request.kind].working(escapeMarkdown(request.name)),
    state: requestState(request),
    summary: request.steps.length === 0 ? '' : stepsDone(done, request.steps.length),
    waitingFor: escapeParagraphs(request.waitingFor),
    steps: shorten(request.steps),
    open: openData(request),
    problem: problemData(request),
    requestId: request.id,
  };
});

function shorten(steps: readonly StepView[]): StepData[] {
  if (steps.length <= mostSteps) return steps.map(stepData);
  const done = steps.filter((step) => step.state === 'done').length;
  const unfinished = steps.filter((step) => step.state !== 'done');
  const near = unfinished.slice(0, mostSteps - 2).map(stepData);
  const further = unfinished.length - near.length;
  return [
    ...(done > 0
      ? [stepData({ text: sentence('{steps} done', { steps: count(done, 'step') }), state: 'done' })]
      : []),
    ...near,
    ...(further > 0 ? [stepData({ text: moreLine(further), state: 'waiting' })] : []),
  ];
}

function stepData({ text, state }: StepView): StepData {
  const step = escapeMarkdown(text);
  // A filled circle and an empty one look and sound much alike.
  const words = state === 'running' ? sentence('{step}: under way', { step }) : step;
  return { text: joined([signs[state], words], ' '), isSubtle: state === 'waiting' };
}
