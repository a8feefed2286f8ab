import type { Resource } from './resource.ts';
import { publishingDefaults } from '../publishing/defaults.ts';
import type {
  ApplicationProperties,
  ApplicationRecord,
  AppRoleAssignment,
  Connector,
  ConnectorGroup,
  Group,
  ServicePrincipalProperties,
  ServicePrincipalRecord,
  User,
} from '../tenant/records.ts';

const directoryPages = { default: 100, max: 999 };
const none: readonly string[] = [];

/** Creates a resource whose properties are all visible and the same in both versions. */
export function plainResource<Item extends object>(
  set: string,
  type: string,
  properties: readonly (keyof Item & string)[],
  filterable: readonly (keyof Item & string)[],
): Resource<Item> {
  return {
    set,
    type,
    properties: () => properties,
    view: (item) => item,
    hidden: () => none,
    filterable: () => filterable,
    pageSize: directoryPages,
  };
}

const applicationProperties: readonly (keyof ApplicationProperties)[] = [
  ...(['id', 'deletedDateTime', 'appId', 'applicationTemplateId', 'createdDateTime', 'displayName'] as const),
  ...(['description', 'groupMembershipClaims', 'identifierUris', 'isFallbackPublicClient', 'notes'] as const),
  ...(['publisherDomain', 'serviceManagementReference', 'signInAudience', 'tags', 'uniqueName'] as const),
  ...(['optionalClaims', 'api', 'appRoles', 'info', 'keyCredentials', 'passwordCredentials'] as const),
  ...(['requiredResourceAccess', 'web'] as const),
];

const applicationFilters = ['id', 'appId', 'displayName', 'identifierUris', 'tags', 'applicationTemplateId'];

/** `onPremisesPublishing` exists only in beta and is shown only when selected. */
export const applicationResource: Resource<ApplicationRecord> = {
  set: 'applications',
  type: 'application',
  properties: (version) =>
    version === 'beta' ? [...applicationProperties, 'onPremisesPublishing'] : applicationProperties,
  view: ({ properties, publishing }, version) =>
    version === 'beta' ? { ...properties, onPremisesPublishing: publishing } : properties,
  hidden: () => ['onPremisesPublishing'],
  filterable: (version) =>
    version === 'beta'
      ? [...applicationFilters, 'onPremisesPublishing/isOnPremPublishingEnabled']
      : applicationFilters,
  pageSize: directoryPages,
};

/** In a list Graph fills `onPremisesPublishing` with default values; only one application read by itself shows its own.
 * Seen in https://github.com/microsoft/zerotrustassessment (test 25401). */
export const listedApplicationResource: Resource<ApplicationRecord> = {
  ...applicationResource,
  view(application, version) {
    const { publishing } = application;
    const isOnPremPublishingEnabled = publishing !== null;
    const unfilled = { ...publishingDefaults, internalUrl: null, externalUrl: null };
    const view = applicationResource.view(application, version);
    if (version === 'v1.0') return view;
    return { ...view, onPremisesPublishing: { ...unfilled, isOnPremPublishingEnabled } };
  },
};

const servicePrincipalProperties: readonly (keyof ServicePrincipalProperties)[] = [
  ...([
    'id',
    'deletedDateTime',
    'accountEnabled',
    'appDisplayName',
    'appId',
    'applicationTemplateId',
  ] as const),
  ...(['appOwnerOrganizationId', 'appRoleAssignmentRequired', 'createdDateTime', 'displayName'] as const),
  ...(['homepage', 'loginUrl', 'logoutUrl', 'notes', 'preferredSingleSignOnMode', 'replyUrls'] as const),
  ...(['servicePrincipalNames', 'servicePrincipalType', 'signInAudience', 'tags', 'appRoles'] as const),
];

export const servicePrincipalResource: Resource<ServicePrincipalRecord> = {
  set: 'servicePrincipals',
  type: 'servicePrincipal',
  properties: () => servicePrincipalProperties,
  view: ({ properties }) => properties,
  hidden: () => none,
  filterable: () => ['id', 'appId', 'displayName', 'tags', 'servicePrincipalNames', 'servicePrincipalType'],
  pageSize: directoryPages,
};

const userDefaults: readonly (keyof User)[] = [
  ...(['businessPhones', 'displayName', 'givenName', 'jobTitle', 'mail', 'mobilePhone'] as const),
  ...(['officeLocation', 'preferredLanguage', 'surname', 'userPrincipalName', 'id'] as const),
];

const userExtras: readonly (keyof User)[] = [
  ...([
    'accountEnabled',
    'createdDateTime',
    'department',
    'mailNickname',
    'onPremisesSamAccountName',
  ] as const),
  ...(['onPremisesSyncEnabled', 'onPremisesUserPrincipalName', 'otherMails', 'proxyAddresses'] as const),
  'userType',
];

/** By default v1.0 shows eleven properties of a user. */
export const userResource: Resource<User> = {
  ...plainResource<User>('users', 'user', [...userDefaults, ...userExtras], []),
  hidden: (version) => (version === 'beta' ? none : userExtras),
  filterable: () => [
    'id',
    'userPrincipalName',
    'mail',
    'displayName',
    'givenName',
    'surname',
    'otherMails',
    'proxyAddresses',
    'accountEnabled',
    'userType',
    'mailNickname',
    'onPremisesSamAccountName',
  ],
};

export const groupResource = plainResource<Group>(
  'groups',
  'group',
  [
    ...([
      'id',
      'createdDateTime',
      'description',
      'displayName',
      'groupTypes',
      'mail',
      'mailEnabled',
    ] as const),
    ...(['mailNickname', 'onPremisesSyncEnabled', 'securityEnabled', 'visibility'] as const),
  ],
  ['id', 'displayName', 'mail', 'mailNickname', 'securityEnabled'],
);

export const connectorResource = plainResource<Connector>(
  'onPremisesPublishingProfiles/connectors',
  'connector',
  ['id', 'machineName', 'externalIp', 'status', 'version'],
  ['id', 'machineName', 'status'],
);

export const connectorGroupResource = plainResource<ConnectorGroup>(
  'onPremisesPublishingProfiles/connectorGroups',
  'connectorGroup',
  ['id', 'name', 'connectorGroupType', 'isDefault', 'region'],
  ['id', 'name', 'isDefault'],
);

const assignmentProperties: readonly (keyof AppRoleAssignment)[] = [
  ...(['id', 'deletedDateTime', 'appRoleId', 'createdDateTime', 'principalDisplayName'] as const),
  ...(['principalId', 'principalType', 'resourceDisplayName', 'resourceId'] as const),
];

const inBeta = (name: string) => (name === 'createdDateTime' ? 'creationTimestamp' : name);

/** createdDateTime of v1.0 is called creationTimestamp in beta. */
export const assignmentResource: Resource<AppRoleAssignment> = {
  ...plainResource<AppRoleAssignment>('appRoleAssignments', 'appRoleAssignment', assignmentProperties, []),
  properties: (version) => (version === 'beta' ? assignmentProperties.map(inBeta) : assignmentProperties),
  view: (item, version) =>
    version === 'beta'
      ? Object.fromEntries(Object.entries(item).map(([name, value]) => [inBeta(name), value]))
      : item,
  filterable: () => ['id', 'resourceId', 'principalId', 'principalDisplayName'],
};
