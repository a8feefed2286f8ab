import type {
  ApplicationRecord,
  Connector,
  ConnectorGroup,
  Group,
  ServicePrincipalRecord,
  User,
} from './records.ts';
import type { DirectoryRole } from '../callers/directory-roles.ts';
import type { Subscription } from './hand-records.ts';
import { administrators, users } from './seed-users.ts';

/** Initial contents of a tenant. */
export interface Seed {
  organization: Organization;
  users: User[];
  groups: { group: Group; memberIds: string[] }[];
  connectorGroups: ConnectorGroup[];
  connectors: Connector[];
  /** Applications that are there from the start. */
  applications?: readonly { application: ApplicationRecord; servicePrincipal: ServicePrincipalRecord }[];
  /** Active roles by object id of the user. */
  directoryRoles?: Readonly<Record<string, readonly DirectoryRole[]>>;
  /** The `contoso` of `qlik-contoso.msappproxy.net`; by default the first label of the initial domain. */
  proxySuffix?: string;
  /** The certificates uploaded for domains of the organisation; new applications in a domain get its own. */
  certificates?: Readonly<Record<string, Certificate>>;
  /** By default one that includes Microsoft Entra ID P1, which every member has. */
  subscriptions?: readonly Subscription[];
}

/** https://learn.microsoft.com/graph/api/resources/verifiedcustomdomaincertificatesmetadata */
export interface Certificate {
  thumbprint: string;
  subjectName: string;
  issuerName: string;
  issueDate: string;
  expiryDate: string;
}

export interface Organization {
  id: string;
  displayName: string;
  countryLetterCode: string;
  createdDateTime: string;
  tenantType: string;
  verifiedDomains: {
    capabilities: string;
    isDefault: boolean;
    isInitial: boolean;
    name: string;
    type: string;
  }[];
}

/** Members of this group may approve publications in the trial. */
export const approverGroupId = 'b7cb5f5c-9ba0-4e49-81aa-1fbce259dc11';
export const testersGroupId = 'a8970a5a-b49a-4b5b-9273-bdd8fa90add7';
export const salesGroupId = '577e2a70-0e50-45cc-adf7-3632c298d1fd';
export const salesNorthGroupId = '62590deb-2fa0-4d1c-857b-03cd274e85d7';
/** A distribution list and a Microsoft 365 group, neither of them security-enabled. */
export const distributionListId = '2c7d1f53-9d0c-4a6e-8a57-6f0f2f1f7c21';
const teamGroupId = '8b1e7a3c-6f42-4d0e-9c35-0e5ad1c4b7f9';

export const defaultConnectorGroupId = '4af86b0c-869f-44af-8dbe-8edc70ad4180';
export const dataCentreConnectorGroupId = '806a0f2d-64a2-48cf-a186-90e513d107d0';
export const branchOfficeConnectorGroupId = '11407523-c2bb-4634-9790-d98def878578';

const organization: Organization = {
  id: 'b155aa67-bd32-438c-92ab-32297f3f9c80',
  displayName: 'Contoso',
  countryLetterCode: 'DE',
  createdDateTime: '2019-05-14T09:12:00Z',
  tenantType: 'AAD',
  verifiedDomains: [
    domain('contoso.com', { isDefault: true }),
    domain('analytics.contoso.com', {}),
    domain('contoso.onmicrosoft.com', { isInitial: true }),
  ],
};

function domain(name: string, changes: { isDefault?: boolean; isInitial?: boolean }) {
  const capabilities = 'Email, OfficeCommunicationsOnline';
  return { capabilities, isDefault: false, isInitial: false, name, type: 'Managed', ...changes };
}

function membersOf(department: string): string[] {
  return users.filter((user) => user.department === department).map((user) => user.id);
}

function group(
  id: string,
  displayName: string,
  description: string,
  memberIds: string[],
  changes: Partial<Group> = {},
) {
  const mailNickname = displayName.toLowerCase().replaceAll(' ', '-');
  const value: Group = {
    id,
    createdDateTime: '2022-09-12T07:30:00Z',
    description,
    displayName,
    groupTypes: [],
    mail: null,
    mailEnabled: false,
    mailNickname,
    onPremisesSyncEnabled: null,
    securityEnabled: true,
    visibility: null,
    ...changes,
  };
  return { group: value, memberIds };
}

const [salesManager = '', ...salesAnalysts] = membersOf('Sales').toReversed();

const groups = [
  group(approverGroupId, 'Qlik publication approvers', 'May approve publications', membersOf('IT')),
  group(testersGroupId, 'Qlik testers', 'Test what is published', membersOf('Analytics')),
  group(salesGroupId, 'Sales analysts', 'Contains a nested group', [salesNorthGroupId, ...salesAnalysts]),
  group(salesNorthGroupId, 'Sales analysts North', 'Nested in Sales analysts', [salesManager]),
  group(distributionListId, 'Sales news', 'Distribution list', salesAnalysts, {
    mail: 'sales-news@contoso.com',
    mailEnabled: true,
    securityEnabled: false,
  }),
  group(teamGroupId, 'Marketing team', 'Microsoft 365 group', membersOf('Marketing'), {
    groupTypes: ['Unified'],
    mail: 'marketing-team@contoso.com',
    mailEnabled: true,
    securityEnabled: false,
    visibility: 'Private',
  }),
];

function connectorGroup(id: string, name: string, isDefault: boolean): ConnectorGroup {
  return { id, name, connectorGroupType: 'applicationProxy', isDefault, region: 'eur' };
}

function connector(
  id: string,
  machine: string,
  externalIp: string,
  status: Connector['status'],
  groupId: string,
) {
  const machineName = `${machine}.corp.contoso.com`;
  return { id, machineName, externalIp, status, version: '1.5.4522.0', groupId };
}

const [headOffice, dataCentre, branchOffice] = [
  defaultConnectorGroupId,
  dataCentreConnectorGroupId,
  branchOfficeConnectorGroupId,
];

/** A certificate that ends so many days from now. */
export function certificateOf(subject: string, days: number): Certificate {
  const day = (count: number) => new Date(Date.now() + count * 24 * 3600 * 1000).toISOString();
  return {
    thumbprint: '7F3C0D9A51E2B8460C1D2E3F405162738495A6B7',
    subjectName: `CN=${subject}, O=Contoso`,
    issuerName: 'CN=Contoso Issuing CA',
    issueDate: day(days - 365),
    expiryDate: day(days),
  };
}

/** The tenant "Contoso", with three connector groups, one of which has no working connector. */
export const seed: Seed = {
  organization,
  certificates: { 'contoso.com': certificateOf('*.contoso.com', 365) },
  users,
  groups,
  connectorGroups: [
    connectorGroup(headOffice, 'Default', true),
    connectorGroup(dataCentre, 'Data centre', false),
    connectorGroup(branchOffice, 'Branch office', false),
  ],
  directoryRoles: Object.fromEntries(administrators.map((id) => [id, ['Application Administrator']])),
  connectors: [
    connector('5f660913-d32a-439b-a6b2-9e9610370204', 'prx-hq-01', '203.0.113.10', 'active', headOffice),
    connector('941cd499-ad5a-4df5-b5f8-81710e958dda', 'prx-dc-01', '203.0.113.21', 'active', dataCentre),
    connector('5f1d6339-edde-4a34-9cd4-f8485f1ec845', 'prx-dc-02', '203.0.113.22', 'active', dataCentre),
    connector('f325a867-08e4-4fd4-9be9-e21cd41442bf', 'prx-br-01', '198.51.100.7', 'inactive', branchOffice),
    connector('f0dac560-5e42-49dd-9198-42bc7e450ccd', 'prx-br-02', '198.51.100.8', 'inactive', branchOffice),
  ],
};
