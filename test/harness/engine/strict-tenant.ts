import type { FaultRule } from '../../../src/trial/sandbox/faults/fault-rule.ts';

const forbidden = {
  kind: 'status',
  status: 403,
  code: 'NotAdminRoleNoEnoughCustomPermission_UnauthorizedAccess',
  message: 'Unauthorized Access.',
} as const;

/** Reads of Application Proxy that a strict tenant allows to people only. */
export const hiddenReads: readonly FaultRule[] = [
  { method: 'GET', path: '^/onPremisesPublishingProfiles', fault: forbidden },
  { method: 'GET', path: '^/applications/[^/]+/connectorGroup$', fault: forbidden },
];

/** All that a strict tenant refuses to an application, whatever role it has. */
export const strictTenant: readonly FaultRule[] = [
  ...hiddenReads,
  { method: 'PUT', path: '^/applications/[^/]+/connectorGroup/\\$ref$', fault: forbidden },
];
