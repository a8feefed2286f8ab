import type { Cause } from './cause.ts';
import { connectorCauses } from './connectors.ts';
import { notAssigned } from './people/not-assigned.ts';
import { proxyOff } from './tenant/proxy-off.ts';

/** Every known cause, in the order of diagnosis: what stops most, and is cheap to see, comes first. */
export const causes: readonly Cause[] = [proxyOff, ...connectorCauses, notAssigned];
