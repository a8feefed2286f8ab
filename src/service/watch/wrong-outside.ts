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

/** Told together with the days that are left, once for each host: see `lookAtCertificates`. */
const toldElsewhere = ['certificate-expired', 'certificate-uploaded'];

/** Returns what is wrong and is to be told of the visits, in the order of the steps. */
export function wrongOf(checks: readonly OutsideCheck[]): WrongOutside[] {
  return checks
    .filter(isWrongState)
    .flatMap(({ role, state, findings }) =>
      findings
        .filter(({ state: found, cause = '' }) => found === 'wrong' && !toldElsewhere.includes(cause))
        .map((one) => ({ ...one, role, isAlarm: state === 'alarm' && one.step === 'sign-in' })),
    );
}
