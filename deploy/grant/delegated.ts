/** A permission that the sign-in application has in the name of whoever signs in. It never gives a person more than
 * that person's own roles allow. */
export interface DelegatedPermission {
  /** Value of the scope of Microsoft Graph. */
  name: string;
  why: string;
}

/**
 * What the bot needs in the approver's name, and nothing else. `Directory.ReadWrite.All` is the least that Graph's
 * table lists for connector groups, even to read them.
 * https://learn.microsoft.com/graph/permissions-reference
 */
export const delegatedPermissions: readonly DelegatedPermission[] = [
  {
    name: 'Application.ReadWrite.All',
    why: 'the approver creates both applications, sets their addresses, assigns users and groups',
  },
  {
    name: 'Directory.ReadWrite.All',
    why: 'the approver reads connectors and connector groups, and puts an application into one',
  },
];
