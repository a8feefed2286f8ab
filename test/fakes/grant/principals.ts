import { randomUUID } from 'node:crypto';
import { delegatedPermissions } from '../../../deploy/grant/delegated.ts';
import { graphAppId, permissions } from '../../../deploy/grant/permissions.ts';

/** The service principal of the bot's managed identity. */
export const identity = {
  id: randomUUID(),
  appId: randomUUID(),
  displayName: 'id-qlik-publisher',
  appRoles: [],
  oauth2PermissionScopes: [],
};
const names = [...permissions.flatMap((one) => (one.kind === 'Entra role' ? [] : [one.name])), 'Mail.Read'];

/** The service principal of Microsoft Graph. */
export const resource = {
  id: randomUUID(),
  appId: graphAppId,
  displayName: 'Microsoft Graph',
  appRoles: names.map((value) => ({ id: randomUUID(), value, allowedMemberTypes: ['Application'] })),
  oauth2PermissionScopes: delegatedPermissions.map(({ name }) => ({
    id: randomUUID(),
    value: name,
    isEnabled: true,
  })),
};
