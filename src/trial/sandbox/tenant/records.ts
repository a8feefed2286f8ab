/** A directory object: its Graph properties, and from when (epoch ms) replicas return it. */
export interface Replicated<Properties> {
  readableAt: number;
  /** Lists and filters read an index that lags further behind. */
  listedAt: number;
  properties: Properties;
}

export interface AppRole {
  id: string;
  displayName: string;
  description: string;
  value: string | null;
  isEnabled: boolean;
  allowedMemberTypes: string[];
  origin: 'Application' | 'ServicePrincipal';
}

export interface PasswordCredential {
  keyId: string;
  displayName: string;
  hint: string;
  startDateTime: string;
  endDateTime: string;
}

interface KeyCredential {
  keyId: string;
  displayName: string;
  startDateTime: string;
  endDateTime: string;
  type: 'AsymmetricX509Cert';
  usage: 'Verify';
  key: null;
  customKeyIdentifier: null;
}

interface WebApplication {
  homePageUrl: string | null;
  logoutUrl: string | null;
  redirectUris: string[];
  implicitGrantSettings: { enableAccessTokenIssuance: boolean; enableIdTokenIssuance: boolean };
}

export interface ApplicationProperties {
  id: string;
  appId: string;
  applicationTemplateId: string | null;
  createdDateTime: string;
  deletedDateTime: string | null;
  displayName: string;
  description: string | null;
  identifierUris: string[];
  notes: string | null;
  publisherDomain: string;
  serviceManagementReference: string | null;
  signInAudience: string;
  tags: string[];
  uniqueName: string | null;
  isFallbackPublicClient: boolean | null;
  groupMembershipClaims: string | null;
  optionalClaims: null;
  api: Record<string, unknown>;
  appRoles: AppRole[];
  info: Record<string, string | null>;
  keyCredentials: KeyCredential[];
  passwordCredentials: PasswordCredential[];
  requiredResourceAccess: Record<string, unknown>[];
  web: WebApplication;
}

export interface SingleSignOnSettings {
  singleSignOnMode: string;
  kerberosSignOnSettings: {
    kerberosServicePrincipalName: string;
    kerberosSignOnMappingAttributeType: string;
  } | null;
}

/** Graph's onPremisesPublishing, as far as web applications use it. */
export interface OnPremisesPublishing {
  externalAuthenticationType: 'aadPreAuthentication' | 'passthru';
  /** null = Private Access or Quick Access, which have no address on the web. */
  internalUrl: string | null;
  externalUrl: string | null;
  singleSignOnSettings: SingleSignOnSettings;
  [property: string]: unknown;
}

/** The connector group that serves an application; reads see `previousId` until `switchesAt` (epoch ms). */
export interface GroupAssignment {
  id: string;
  previousId: string;
  switchesAt: number;
}

export interface ApplicationRecord extends Replicated<ApplicationProperties> {
  publishing: OnPremisesPublishing | null;
  connectorGroup: GroupAssignment | null;
}

export interface ServicePrincipalProperties {
  id: string;
  appId: string;
  applicationTemplateId: string | null;
  deletedDateTime: string | null;
  accountEnabled: boolean;
  appDisplayName: string;
  appOwnerOrganizationId: string;
  appRoleAssignmentRequired: boolean;
  appRoles: AppRole[];
  createdDateTime: string;
  displayName: string;
  homepage: string | null;
  loginUrl: string | null;
  logoutUrl: string | null;
  notes: string | null;
  preferredSingleSignOnMode: string | null;
  replyUrls: string[];
  servicePrincipalNames: string[];
  servicePrincipalType: string;
  signInAudience: string;
  tags: string[];
}

export type ServicePrincipalRecord = Replicated<ServicePrincipalProperties>;

export interface DeletedApplicationRecord {
  application: ApplicationRecord;
  servicePrincipal: ServicePrincipalRecord | null;
}

export interface AppRoleAssignment {
  id: string;
  appRoleId: string;
  createdDateTime: string;
  deletedDateTime: null;
  principalDisplayName: string;
  principalId: string;
  principalType: 'User' | 'Group';
  resourceDisplayName: string;
  resourceId: string;
}

export interface ConnectorGroup {
  id: string;
  /** Nullable, as Graph's schema allows. */
  name: string | null;
  connectorGroupType: 'applicationProxy';
  isDefault: boolean;
  region: string;
}

export interface Connector {
  id: string;
  machineName: string;
  externalIp: string;
  status: 'active' | 'inactive';
  version: string;
  /** The connector group it belongs to; not returned as a property. */
  groupId: string;
}

export interface User {
  id: string;
  accountEnabled: boolean;
  businessPhones: string[];
  createdDateTime: string;
  department: string | null;
  displayName: string;
  givenName: string;
  jobTitle: string | null;
  mail: string | null;
  mailNickname: string;
  mobilePhone: string | null;
  officeLocation: string | null;
  onPremisesSamAccountName: string | null;
  onPremisesSyncEnabled: boolean | null;
  onPremisesUserPrincipalName: string | null;
  otherMails: string[];
  preferredLanguage: string | null;
  proxyAddresses: string[];
  surname: string;
  userPrincipalName: string;
  userType: 'Member' | 'Guest';
}

export interface Group {
  id: string;
  createdDateTime: string;
  description: string;
  displayName: string;
  groupTypes: string[];
  mail: string | null;
  mailEnabled: boolean;
  mailNickname: string;
  onPremisesSyncEnabled: boolean | null;
  securityEnabled: boolean;
  visibility: string | null;
}
