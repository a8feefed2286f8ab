import type { Holding } from './holdings.ts';
import { permissions, type Permission, type RunAs } from './permissions.ts';

/** The grants to add and remove so that an identity holds what it needs and nothing more from our table. */
export interface GrantPlan {
  grant: Permission[];
  takeBack: Holding[];
  keep: Permission[];
  /** Names of other permissions that the identity holds; never touched. */
  others: string[];
}

/** Compares the current grants with what a way to run needs; `null` = nothing is needed any more. */
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

/** Describes the plan in sentences, one per line. */
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
