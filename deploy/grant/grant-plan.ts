import type { Graph } from '../../src/graph/client.ts';
import { grant, takeBack, type Holding, type Principal } from './holdings.ts';
import { permissions, type RunAs } from './permissions.ts';
import { finding, type Step } from './step.ts';

/**
 * Compares the current grants of an identity with what a way to run needs, so that it ends up with that and nothing
 * more from our table; `null` = nothing is needed any more.
 */
export function planGrants(
  graph: Graph,
  parties: { identity: Principal; resource: Principal },
  runAs: RunAs | null,
  holdings: readonly Holding[],
): Step[] {
  const { identity, resource } = parties;
  const needed = permissions.filter((one) => runAs !== null && one.for.includes(runAs));
  const kept = needed.filter((permission) => holdings.some((holding) => holding.permission === permission));
  return [
    ...kept.map(({ kind, name }) => finding('=', 'holds', `${kind} ${name}`)),
    ...needed
      .filter((permission) => !kept.includes(permission))
      .map((permission): Step => ({
        mark: '+',
        verb: 'grant',
        what: `${permission.kind} ${permission.name}`,
        why: `${permission.why}; without it ${permission.lost}`,
        run: () => grant(graph, identity, resource, permission),
      })),
    ...holdings.flatMap((holding): Step[] => {
      const { permission, name } = holding;
      if (permission === null)
        return [finding('?', 'holds', `${name}, which is not the bot's and is left alone`)];
      if (needed.includes(permission)) return [];
      const run = () => takeBack(graph, resource, holding);
      return [{ mark: '-', verb: 'take back', what: `${permission.kind} ${name}`, why: '', run }];
    }),
  ];
}
