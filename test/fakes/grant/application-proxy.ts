import { fault, listed, type Answer, type Asked } from './answer.ts';

/** What a check looks at. */
export type Surroundings = {
  servicePlans: string[];
  roles: string[];
  connectors: ('active' | 'inactive')[];
};

/** A tenant that is ready: a licence, an administrator, two connectors that work and one that does not. */
export function newSurroundings(): Surroundings {
  return {
    servicePlans: ['EXCHANGE_S_STANDARD', 'AAD_PREMIUM'],
    roles: ['Application Administrator', 'Privileged Role Administrator'],
    connectors: ['active', 'active', 'inactive'],
  };
}

const profile = '/beta/onPremisesPublishingProfiles/applicationProxy';

/** Answers as Graph does for whoever is signed in; connectors need the role Application Administrator. null = something
 * else is asked. */
export function answerSurroundings(around: Surroundings, { path }: Asked): Answer | null {
  if (path === '/organization') return listed([{ id: '72f988bf-86f1-41af-91ab-2d7cd011db47' }]);
  if (path === '/subscribedSkus')
    return listed([
      {
        capabilityStatus: 'Enabled',
        servicePlans: around.servicePlans.map((servicePlanName) => ({ servicePlanName })),
      },
    ]);
  if (path === '/me/transitiveMemberOf/microsoft.graph.directoryRole')
    return listed(around.roles.map((displayName) => ({ displayName })));
  if (!path.startsWith(profile)) return null;
  if (!around.roles.includes('Application Administrator'))
    return fault(403, 'NotAdminRoleNoEnoughCustomPermission_UnauthorizedAccess', 'Unauthorized Access.');
  if (path.endsWith('/connectorGroups')) return listed([{ name: 'Default' }, { name: 'Data centre' }]);
  return listed(around.connectors.map((status) => ({ status })));
}
