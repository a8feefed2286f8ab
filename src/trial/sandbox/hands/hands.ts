import type { Route } from '../http/router.ts';
import { certificateHands } from './certificates.ts';
import { connectorHands } from './connectors.ts';
import { edgeHands } from './edge.ts';
import { logHands } from './log.ts';
import { peopleHands } from './people.ts';
import { registrationHands } from './registrations.ts';
import { snapshotHands } from './snapshots.ts';
import { tenantHands } from './tenant.ts';

/** Segment under which the tenant takes changes that Graph lets nobody make, in place of a version. */
export const handsPath = '/by-hand/';

/**
 * What happens to a tenant outside Graph: connector servers stop, subscriptions end, names lead elsewhere. The calls
 * look like those of Graph and are as strict.
 */
export const hands: readonly Route[] = [
  ...tenantHands,
  ...connectorHands,
  ...certificateHands,
  ...peopleHands,
  ...registrationHands,
  ...logHands,
  ...edgeHands,
  ...snapshotHands,
];
