import type { Finding, OutsideCheck } from '../model/publication/outside.ts';
import type { Role } from '../model/publication/role.ts';

/** Something that a visit from outside has found wrong. */
export interface WrongOutside extends Finding {
  role: Role;
  /** It can be entered without the approved sign-in. */
  isAlarm: boolean;
}

export function isWrongState({ state }: OutsideCheck): boolean {
  return state === 'alarm' || state === 'wrong';
}

/** Returns everything that is wrong, in the order of the steps. */
export function wrongOf(checks: readonly OutsideCheck[]): WrongOutside[] {
  return checks
    .filter(isWrongState)
    .flatMap(({ role, state, findings }) =>
      findings
        .filter((one) => one.state === 'wrong')
        .map((one) => ({ ...one, role, isAlarm: state === 'alarm' && one.step === 'sign-in' })),
    );
}
