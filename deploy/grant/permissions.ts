/** Who writes to Microsoft Graph: the bot's own identity, or the administrator who approves. */
export type RunAs = 'bot' | 'approver';

/** A permission that the bot's identity may need. */
export interface Permission {
  kind: 'application permission' | 'Entra role';
  /** Value of the app role of Microsoft Graph, or display name of the Entra role. */
  name: string;
  why: string;
  lost: string;
  /** The bot works without it; absent = it does not. */
  isOptional?: true;
  /** The ways to run that need it. */
  for: readonly RunAs[];
  /** For an Entra role: a built-in role, or the actions of a custom role. */
  role?: { builtInId: string } | { actions: readonly string[] };
}

/** All permissions the bot may need. https://learn.microsoft.com/graph/permissions-reference */
export const permissions: readonly Permission[] = [
  {
    kind: 'application permission',
    name: 'Organization.Read.All',
    why: 'reads the tenant id and the verified domains',
    lost: 'the bot is never ready, and offers no custom domain',
    for: ['bot', 'approver'],
  },
  {
    kind: 'application permission',
    name: 'GroupMember.Read.All',
    why: 'checks at each click that an approver is one, finds the groups of a form',
    lost: 'nobody can approve anything',
    for: ['bot', 'approver'],
  },
  {
    kind: 'application permission',
    name: 'User.Read.All',
    why: 'finds the users of a form: enabled, guests or not, with the name Kerberos needs',
    lost: 'no request that names users can be planned',
    for: ['bot', 'approver'],
  },
  {
    kind: 'application permission',
    name: 'AuditLog.Read.All',
    why: 'reads the sign-in log: which sign-ins to a publication failed, and why',
    lost: '“diagnose” does not see the sign-in log, and no daily list of failed sign-ins comes',
    isOptional: true,
    for: ['bot', 'approver'],
  },
  {
    kind: 'application permission',
    name: 'Application.Read.All',
    why: 'reads all applications, so that no address is published twice',
    lost: 'no request can be planned',
    for: ['approver'],
  },
  {
    kind: 'application permission',
    name: 'Application.ReadWrite.All',
    why: 'creates both applications, sets their addresses, assigns users and groups; reads all applications',
    lost: 'no request can be planned or carried out',
    for: ['bot'],
  },
  {
    kind: 'Entra role',
    name: 'Application Administrator',
    why: 'sets Application Proxy up, reads connectors and connector groups',
    lost: 'Application Proxy refuses every publication',
    for: ['bot'],
    // Built in, so its id is the same in every tenant:
    // https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference#application-administrator
    role: { builtInId: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3' },
  },
  {
    kind: 'Entra role',
    name: 'Qlik publisher reader',
    why: 'reads Application Proxy settings, connectors and connector groups; a role of its own that changes nothing',
    lost: 'they are read only with the token of the person who approves',
    for: ['approver'],
    // https://learn.microsoft.com/entra/identity/role-based-access-control/custom-enterprise-app-permissions#application-proxy-permissions
    role: {
      actions: [
        'microsoft.directory/applications/applicationProxy/read',
        'microsoft.directory/connectorGroups/allProperties/read',
        'microsoft.directory/connectors/allProperties/read',
      ],
    },
  },
];

/** Application id of Microsoft Graph, the same in every tenant. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';
