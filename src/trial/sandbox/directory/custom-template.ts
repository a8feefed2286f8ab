import { randomUUID } from 'node:crypto';
import type {
  ApplicationProperties,
  ApplicationRecord,
  AppRole,
  ServicePrincipalProperties,
  ServicePrincipalRecord,
} from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** The template for applications that are not in the gallery: https://learn.microsoft.com/graph/api/applicationtemplate-instantiate */
export const customTemplateId = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621';

/** Role of the users of an application made from the template. */
const userRoleId = '18d14569-c3bd-439b-9a66-3a2aee01d14f';

const homePageUrl =
  'https://account.activedirectory.windowsazure.com:444/applications/default.aspx?metadata=customappsso|ISV9.1|primary|z';

/**
 * Creates the application and its service principal, which replicas return only later. `ownerIds` = the person who
 * makes them, who owns what they make.
 */
export function instantiateCustomTemplate(
  tenant: Tenant,
  displayName: string,
  ownerIds: readonly string[],
): { application: ApplicationProperties; servicePrincipal: ServicePrincipalProperties } {
  const now = Date.now();
  const replicated = { readableAt: now + tenant.replicationMs, listedAt: now + tenant.listingMs };
  const properties = newApplication(displayName, new Date(now).toISOString());
  const application: ApplicationRecord = {
    ...replicated,
    properties,
    publishing: null,
    connectorGroup: null,
  };
  const servicePrincipal: ServicePrincipalRecord = {
    ...replicated,
    properties: newServicePrincipal(properties, tenant.organization.id),
  };

  tenant.write(
    ['applications', properties.id, application],
    ['servicePrincipals', servicePrincipal.properties.id, servicePrincipal],
  );
  for (const { id } of [properties, servicePrincipal.properties])
    if (ownerIds.length > 0) tenant.write(['owners', id, { userIds: [...ownerIds] }]);
  return { application: properties, servicePrincipal: servicePrincipal.properties };
}

/** Returns the application that the template makes. */
export function newApplication(displayName: string, createdDateTime: string): ApplicationProperties {
  return {
    id: randomUUID(),
    appId: randomUUID(),
    applicationTemplateId: customTemplateId,
    createdDateTime,
    deletedDateTime: null,
    displayName,
    description: null,
    identifierUris: [],
    notes: null,
    publisherDomain: 'contoso.com',
    serviceManagementReference: null,
    signInAudience: 'AzureADMyOrg',
    tags: [],
    uniqueName: null,
    isFallbackPublicClient: null,
    groupMembershipClaims: null,
    optionalClaims: null,
    api: { requestedAccessTokenVersion: null, oauth2PermissionScopes: [userImpersonation(displayName)] },
    appRoles: templateRoles(),
    info: { logoUrl: null, marketingUrl: null, privacyStatementUrl: null, supportUrl: null },
    keyCredentials: [],
    passwordCredentials: [],
    requiredResourceAccess: [],
    web: {
      homePageUrl,
      logoutUrl: null,
      redirectUris: [],
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: true },
    },
  };
}

/** Returns the service principal that an application from the template gets. */
export function newServicePrincipal(
  application: ApplicationProperties,
  organizationId: string,
): ServicePrincipalProperties {
  return {
    id: randomUUID(),
    appId: application.appId,
    applicationTemplateId: application.applicationTemplateId,
    deletedDateTime: null,
    accountEnabled: true,
    appDisplayName: application.displayName,
    appOwnerOrganizationId: organizationId,
    appRoleAssignmentRequired: true,
    appRoles: application.appRoles,
    createdDateTime: application.createdDateTime,
    displayName: application.displayName,
    homepage: homePageUrl,
    loginUrl: null,
    logoutUrl: null,
    notes: null,
    preferredSingleSignOnMode: null,
    replyUrls: [],
    servicePrincipalNames: [application.appId],
    servicePrincipalType: 'Application',
    signInAudience: application.signInAudience,
    tags: [
      'WindowsAzureActiveDirectoryCustomSingleSignOnApplication',
      'WindowsAzureActiveDirectoryIntegratedApp',
    ],
  };
}

function templateRoles(): AppRole[] {
  const role = { value: null, isEnabled: true, allowedMemberTypes: ['User'], origin: 'Application' } as const;
  return [
    { ...role, id: userRoleId, displayName: 'User', description: 'User', allowedMemberTypes: ['User'] },
    {
      ...role,
      id: 'b9632174-c057-4f7e-951b-be3adc52bfe6',
      displayName: 'msiam_access',
      description: 'msiam_access',
      allowedMemberTypes: ['User'],
    },
  ];
}

function userImpersonation(displayName: string): Record<string, unknown> {
  return {
    id: randomUUID(),
    value: 'user_impersonation',
    type: 'User',
    isEnabled: true,
    adminConsentDisplayName: `Access ${displayName}`,
    adminConsentDescription: `Allow the application to access ${displayName} on behalf of the signed-in user.`,
    userConsentDisplayName: `Access ${displayName}`,
    userConsentDescription: `Allow the application to access ${displayName} on your behalf.`,
  };
}
