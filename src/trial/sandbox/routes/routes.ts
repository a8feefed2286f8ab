import type { Route } from '../http/router.ts';
import { appRoleAssignmentRoutes } from './app-role-assignments.ts';
import { applicationTemplateRoutes } from './application-templates.ts';
import { applicationRoutes } from './applications.ts';
import { connectorGroupRoutes } from './connector-groups.ts';
import { connectorRoutes } from './connectors.ts';
import { deletedItemRoutes } from './deleted-items.ts';
import { groupRoutes } from './groups.ts';
import { licenceRoutes } from './licences.ts';
import { onPremisesPublishingRoutes } from './on-premises-publishing.ts';
import { organizationRoutes } from './organization.ts';
import { ownerRoutes } from './owners.ts';
import { servicePrincipalRoutes } from './service-principals.ts';
import { signInRoutes } from './sign-ins.ts';
import { userRoutes } from './users.ts';

/** All routes of the sandbox tenant; fixed segments precede ids where both would match. */
export const routes: readonly Route[] = [
  ...applicationTemplateRoutes,
  ...applicationRoutes,
  ...onPremisesPublishingRoutes,
  ...servicePrincipalRoutes,
  ...ownerRoutes,
  ...appRoleAssignmentRoutes,
  ...userRoutes,
  ...licenceRoutes,
  ...signInRoutes,
  ...groupRoutes,
  ...organizationRoutes,
  ...deletedItemRoutes,
  ...connectorRoutes,
  ...connectorGroupRoutes,
];
