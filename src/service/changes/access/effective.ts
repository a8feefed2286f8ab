import type { Risk } from '../../model/publication/comparison.ts';
import type { DesiredApplication } from '../../model/publication/desired.ts';

/** Returns the risk of a sign-in setting that differs: with approved passthrough it has no effect. */
export function effective({ preAuthentication }: DesiredApplication, risk: Risk): Risk {
  return preAuthentication === 'passthru' ? 'differs' : risk;
}
