import { sentence, type Text } from '../../language/sentence.ts';
import type { Change } from '../model/change.ts';
import type { RequestState } from '../model/request.ts';
import type { StepView } from '../model/view.ts';

const words: Record<Change['kind'], [one: Text, several: Text]> = {
  restore: [sentence('Restore the application'), sentence('Restore the applications')],
  name: [sentence('Name the application'), sentence('Name the applications')],
  create: [sentence('Create the application'), sentence('Create the applications')],
  uris: [sentence('Give it its address'), sentence('Give them their addresses')],
  publish: [sentence('Publish through Application Proxy'), sentence('Publish through Application Proxy')],
  'connector-group': [sentence('Choose the connector group'), sentence('Choose the connector group')],
  'single-sign-on': [
    sentence('Turn on Kerberos single sign-on'),
    sentence('Turn on Kerberos single sign-on'),
  ],
  assign: [sentence('Assign users and groups'), sentence('Assign users and groups')],
  unassign: [sentence('Take users and groups off'), sentence('Take users and groups off')],
  unpublish: [sentence('Take it off the internet'), sentence('Take them off the internet')],
  delete: [sentence('Delete the application'), sentence('Delete the applications')],
};

/** The plan as steps, one per kind of change: done only when every change of the kind is. */
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
    const [one, several] = words[kind];
    const text =
      all.length > 1 ? sentence('{step} ({ready} of {all})', { step: several, ready, all: all.length }) : one;
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
