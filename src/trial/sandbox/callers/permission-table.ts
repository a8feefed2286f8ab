import type { ApiRequest } from '../http/message.ts';

/** What a call needs. The permissions in one inner list are needed together; any of the lists will do. */
export interface Permission {
  methods: readonly string[];
  /** Segments after the version; `*` matches any one, `**` any number at the end. */
  path: string;
  /** Whether the row holds for this call of the path; by default for all. */
  when?(request: ApiRequest): boolean;
  delegated: readonly (readonly string[])[];
  /** Nobody = Microsoft's table lists no application permission. */
  application: readonly (readonly string[])[] | 'nobody';
  /**
   * Action that a directory role of a person must allow; for calls of Application Proxy, a role of an application, too.
   * Null = any member of the tenant.
   */
  action: string | null;
  /** Application Proxy answers it, and judges by directory roles. */
  isProxy?: boolean;
}

const directory = 'microsoft.directory';
const read = ['GET'];
const write = ['POST', 'PATCH', 'PUT', 'DELETE'];
const each = (...names: string[]) => names.map((name) => [name]);

const readDirectory = ['Directory.Read.All', 'Directory.ReadWrite.All'];
const readApplications = each('Application.Read.All', 'Application.ReadWrite.All', ...readDirectory);
const writeApplications = each('Application.ReadWrite.All');
const readUsers = each('User.Read.All', 'User.ReadWrite.All', ...readDirectory);
const readGroups = each('GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', ...readDirectory);
const readOrganization = each('Organization.Read.All', ...readDirectory);
const readLicences = each(
  'LicenseAssignment.Read.All',
  'User.Read.All',
  'User.ReadWrite.All',
  ...readDirectory,
);
const readSubscriptions = each(
  'LicenseAssignment.Read.All',
  'Organization.Read.All',
  'Organization.ReadWrite.All',
  ...readDirectory,
);
const assignLicences = each(
  'LicenseAssignment.ReadWrite.All',
  'User.ReadWrite.All',
  'Directory.ReadWrite.All',
);
const readDomains = each('Domain.Read.All', ...readDirectory);
const readMemberships = [['User.Read.All', 'GroupMember.Read.All'], ...each(...readDirectory)];
const assign = [...writeApplications, ['Application.Read.All', 'AppRoleAssignment.ReadWrite.All']];

function proxy(methods: readonly string[], path: string, action: string): Permission {
  const delegated = each('Directory.ReadWrite.All');
  return { methods, path, delegated, application: 'nobody', action: `${directory}/${action}`, isProxy: true };
}

/** Application Proxy's settings of an application, which are part of the application or below it. */
function published(methods: readonly string[], path: string, when?: Permission['when']): Permission {
  const isRead = methods === read;
  const permissions = isRead ? readApplications : writeApplications;
  const action = `${directory}/applications/applicationProxy/${isRead ? 'read' : 'update'}`;
  const row = { methods, path, delegated: permissions, application: permissions, action, isProxy: true };
  return when ? { ...row, when } : row;
}

function open(methods: readonly string[], path: string, permissions: Permission['delegated']): Permission {
  return { methods, path, delegated: permissions, application: permissions, action: null };
}

function kept(
  methods: readonly string[],
  path: string,
  permissions: Permission['delegated'],
  action: string,
): Permission {
  return { ...open(methods, path, permissions), action: `${directory}/${action}` };
}

const groups = 'onPremisesPublishingProfiles/applicationProxy/connectorGroups';
const connectors = 'onPremisesPublishingProfiles/applicationProxy/connectors';

/**
 * The calls that the tenant knows, the first row that fits counts. Permissions are those of Microsoft's table, without
 * `Application.ReadWrite.OwnedBy`, as the tenant keeps no owners of what an application made; actions are those of
 * Microsoft's built-in roles.
 * https://github.com/microsoftgraph/microsoft-graph-devx-content/blob/dev/permissions/new/permissions.json
 * https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference#application-administrator
 */
export const permissionTable: readonly Permission[] = [
  {
    ...proxy(read, 'onPremisesPublishingProfiles/applicationProxy', 'applications/applicationProxy/read'),
    delegated: each('Policy.Read.HybridAuthentication', 'OnPremisesPublishingProfiles.ReadWrite.All'),
  },
  // The one call of Application Proxy for which the table lists an application permission.
  { ...proxy(['POST'], groups, 'connectorGroups/create'), application: each('Directory.ReadWrite.All') },
  proxy(read, `${groups}/**`, 'connectorGroups/allProperties/read'),
  proxy(write, `${groups}/**`, 'connectorGroups/allProperties/update'),
  proxy(read, `${connectors}/**`, 'connectors/allProperties/read'),
  proxy(write, `${connectors}/**`, 'connectorGroups/allProperties/update'),
  proxy(read, 'applications/*/connectorGroup/**', 'connectorGroups/allProperties/read'),
  proxy(write, 'applications/*/connectorGroup/**', 'applications/applicationProxy/update'),
  published(read, 'applications/*/onPremisesPublishing/**'),
  published(write, 'applications/*/onPremisesPublishing/**'),
  published(read, 'applications/**', asksForPublishing),
  published(['PATCH'], 'applications/*', setsPublishing),
  open(read, 'applicationTemplates/**', readApplications),
  kept(['POST'], 'applicationTemplates/*/instantiate', writeApplications, 'applicationTemplates/instantiate'),
  open(read, 'applications/**', readApplications),
  kept(['DELETE'], 'applications/**', writeApplications, 'applications/delete'),
  kept(write, 'applications/**', writeApplications, 'applications/basic/update'),
  open(read, 'servicePrincipals/**', readApplications),
  kept(
    write,
    'servicePrincipals/*/appRoleAssignedTo/**',
    assign,
    'servicePrincipals/appRoleAssignedTo/update',
  ),
  kept(write, 'servicePrincipals/**', writeApplications, 'servicePrincipals/basic/update'),
  open(['POST'], 'users/*/checkMemberGroups', readMemberships),
  open(read, 'users/*/memberOf/**', readMemberships),
  open(read, 'users/*/transitiveMemberOf/**', readMemberships),
  open(read, 'users/*/appRoleAssignments', readApplications),
  open(read, 'users/*/licenseDetails', readLicences),
  kept(['POST'], 'users/*/assignLicense', assignLicences, 'users/assignLicense'),
  open(read, 'users/**', readUsers),
  kept(['PATCH'], 'users/*', each('User.ReadWrite.All', 'Directory.ReadWrite.All'), 'users/basic/update'),
  kept(['DELETE'], 'users/*', each('User.ReadWrite.All'), 'users/delete'),
  open(read, 'groups/*/appRoleAssignments', readApplications),
  open(read, 'groups/**', readGroups),
  kept(['DELETE'], 'groups/*', each('Group.ReadWrite.All'), 'groups/delete'),
  open(read, 'organization/**', readOrganization),
  open(read, 'subscribedSkus/**', readSubscriptions),
  kept(read, 'auditLogs/signIns/**', each('AuditLog.Read.All'), 'signInReports/allProperties/read'),
  open(read, 'domains/**', readDomains),
  open(read, 'directory/deletedItems/**', readApplications),
  kept(write, 'directory/deletedItems/**', writeApplications, 'deletedItems.applications/restore'),
];

/** `onPremisesPublishing` is returned only when it is asked for. */
function asksForPublishing({ query }: ApiRequest): boolean {
  return ['$select', '$filter', '$expand'].some((name) =>
    /onPremisesPublishing|connectorGroup/i.test(query.get(name) ?? ''),
  );
}

function setsPublishing({ body }: ApiRequest): boolean {
  return typeof body === 'object' && body !== null && 'onPremisesPublishing' in body;
}
