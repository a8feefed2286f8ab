import type { FaultRule } from './fault-rule.ts';
import { stormy } from './stormy.ts';

const slow: FaultRule[] = [
  { name: 'slow read', method: 'GET', fault: { kind: 'slow', milliseconds: 400 } },
  { name: 'slow write', method: 'POST', fault: { kind: 'slow', milliseconds: 1500 } },
  { name: 'slow change', method: 'PATCH', fault: { kind: 'slow', milliseconds: 1500 } },
  {
    name: 'stuck',
    probability: 0.05,
    seed: 11,
    fault: { kind: 'slow', milliseconds: 12_000, when: 'after' },
  },
];

const throttled: FaultRule[] = [
  {
    name: 'throttled',
    probability: 0.3,
    seed: 21,
    fault: { kind: 'throttle', retryAfter: 0.35 },
  },
  {
    name: 'throttled until a date',
    probability: 0.1,
    seed: 22,
    fault: { kind: 'throttle', retryAfter: 2, as: 'date' },
  },
];

const settling: FaultRule[] = [
  {
    name: 'settling',
    path: '/(instantiate|connectorGroup/\\$ref)$',
    fault: { kind: 'delayed-visibility', seconds: 60 },
  },
];

/** New and restored objects appear after a minute, in lists after five, both divided by `speed`. Even longer lags have
 * been reported:
 * https://github.com/hashicorp/terraform-provider-azuread/issues/1802 */
export function lagging(speed: number): FaultRule[] {
  return [
    {
      name: 'lagging',
      path: '/(instantiate|restore|connectorGroup/\\$ref)$',
      fault: { kind: 'delayed-visibility', seconds: 60 / speed, listSeconds: 300 / speed },
    },
  ];
}

/** Built-in rules, by profile name. */
export const profiles: Readonly<Record<string, readonly FaultRule[]>> = {
  calm: [],
  slow,
  throttled,
  settling,
  lagging: lagging(1),
  stormy,
};
