import type { Finding, OutsideCheck } from '../../model/publication/outside.ts';
import type { Sight, WayPart } from '../../model/publication/way.ts';

const partOfStep: Record<Finding['step'], WayPart> = {
  name: 'proxy',
  certificate: 'proxy',
  answer: 'proxy',
  'sign-in': 'entra',
  application: 'proxy',
  'connector-group': 'connectors',
};

/** Answers of Application Proxy that are about what is behind it. */
const ofQlik = ['bad-gateway', 'server-error', 'redirect-inward'];

/** What the last visits from outside say of the way. A connector group that is named there need not work. */
export function visitedSights(checks: readonly OutsideCheck[]): Sight[] {
  return checks.flatMap((check) =>
    check.findings.flatMap((finding): Sight[] => {
      const [state, part] = [stateOf(finding, check), partOf(finding, check)];
      const isFine = state === 'fine';
      if (state === null || (isFine && part === 'connectors')) return [];
      // A name and its certificate prove no answer.
      if (isFine && part === 'proxy' && finding.step !== 'answer') return [];
      return [{ part, state, at: check.checkedAt.toISOString() }];
    }),
  );
}

function partOf({ step, cause = '' }: Finding, { role }: OutsideCheck): WayPart {
  if (cause === 'gateway-timeout') return 'connectors';
  return ofQlik.includes(cause) ? role : partOfStep[step];
}

/** null = nothing was seen. */
function stateOf({ state }: Finding, check: OutsideCheck): Sight['state'] | null {
  if (state === 'unseen') return null;
  if (check.state === 'unchecked') return state === 'fine' ? null : 'unsure';
  return state === 'wrong' && check.state === 'settling' ? 'unsure' : state;
}
