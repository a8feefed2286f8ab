import type { Change } from '../publication/change.ts';
import type { RequestState } from '../request.ts';
import type { StepView } from '../view.ts';

const words: Record<Change['kind'], [one: string, several: string]> = {
  restore: ['Restore the application', 'Restore the applications'],
  name: ['Name the application', 'Name the applications'],
  create: ['Create the application', 'Create the applications'],
  uris: ['Give it its address', 'Give them their addresses'],
  publish: ['Publish through Application Proxy', 'Publish through Application Proxy'],
  'connector-group': ['Choose the connector group', 'Choose the connector group'],
  'single-sign-on': ['Turn on Kerberos single sign-on', 'Turn on Kerberos single sign-on'],
  assign: ['Assign users and groups', 'Assign users and groups'],
  unassign: ['Take users and groups off', 'Take users and groups off'],
  unpublish: ['Take it off the internet', 'Take them off the internet'],
  delete: ['Delete the application', 'Delete the applications'],
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
    const count = all.length > 1 ? ` (${ready} of ${all.length})` : '';
    const text = (all.length > 1 ? several : one) + count;
    if (ready === all.length) return { text, state: 'done' };
    const isRunning = state === 'applying' && (isNext || ready > 0);
    isNext = false;
    return { text, state: isRunning ? 'running' : 'waiting' };
  });
  const check = 'Read everything back and compare';
  if (state === 'done') return [...steps, { text: check, state: 'done' }];
  const isChecking = isNext && steps.every((step) => step.state === 'done');
  return [...steps, { text: check, state: isChecking ? 'running' : 'waiting' }];
}
