import type { Holding } from './holdings.ts';
import { permissions, type Permission, type RunAs } from './permissions.ts';

/** What is to be done so that an identity holds what it needs and, of our table, nothing more. */
export interface GrantPlan {
  grant: Permission[];
  takeBack: Holding[];
  keep: Permission[];
  /** Names of what the identity holds that is not in our table; never touched. */
  others: string[];
}

/** Compares what is held with what a way to run needs; `null` = nothing is needed any more. */
export function planGrants(runAs: RunAs | null, holdings: readonly Holding[]): GrantPlan {
  const needed = permissions.filter((one) => runAs !== null && one.for.includes(runAs));
  const isHeld = (permission: Permission) => holdings.some((holding) => holding.permission === permission);
  return {
    grant: needed.filter((permission) => !isHeld(permission)),
    takeBack: holdings.filter(({ permission }) => permission !== null && !needed.includes(permission)),
    keep: needed.filter(isHeld),
    others: holdings.filter(({ permission }) => permission === null).map(({ name }) => name),
  };
}

/** The plan in sentences, one a line. */
export function describePlan(plan: GrantPlan): string {
  const lines = [
    ...plan.keep.map(({ kind, name }) => `  = holds     ${kind} ${name}`),
    ...plan.grant.flatMap(({ kind, name, why, lost }) => [
      `  + grant     ${kind} ${name}`,
      `              why: ${why}; without it ${lost}`,
    ]),
    ...plan.takeBack.map((holding) => `  - take back ${holding.permission?.kind ?? ''} ${holding.name}`),
    ...plan.others.map((name) => `  ? holds     ${name}, which is not the bot's and is left alone`),
  ];
  return lines.join('\n');
}
