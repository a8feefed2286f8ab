import { sentence, type Text } from '../../language/sentence.ts';
import { kindNamed } from '../changes/kinds-of-change.ts';
import type { Change } from '../model/publication/change.ts';
import type { RequestState } from '../model/request/request.ts';
import type { StepView } from '../model/step-view.ts';

/** Groups the plan into steps, one per kind of change; a step is done once all its changes are. */
export function stepsOf(
  changes: readonly Change[],
  done: readonly string[],
  state: RequestState,
): StepView[] {
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  let isNext = state === 'applying';
  const steps = kinds.map((kind): StepView => {
    const all = changes.filter((change) => change.kind === kind);
    const ready = all.filter(({ id }) => done.includes(id)).length;
    const text = stepText(kind, all, ready);
    if (ready === all.length) return { text, state: 'done' };
    const isRunning = state === 'applying' && (isNext || ready > 0);
    isNext = false;
    return { text, state: isRunning ? 'running' : 'waiting' };
  });
  const check = sentence('Read everything back and compare');
  if (state === 'done') return [...steps, { text: check, state: 'done' }];
  const isChecking = isNext && steps.every((step) => step.state === 'done');
  return [...steps, { text: check, state: isChecking ? 'running' : 'waiting' }];
}

/** Kinds of change known only to a newer version are shown by their own sentences. */
function stepText(kind: string, all: readonly Change[], ready: number): Text {
  const [one, several] = kindNamed(kind)?.step ?? all.map((change) => change.sentence);
  if (all.length === 1) return one ?? '';
  return sentence('{step} ({ready} of {all})', { step: several ?? '', ready, all: all.length });
}
