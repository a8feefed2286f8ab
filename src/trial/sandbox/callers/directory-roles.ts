/** A role of Microsoft Entra: one of the built-in ones, or a custom role as the actions that it allows. */
export type DirectoryRole =
  'Application Administrator' | 'Cloud Application Administrator' | { readonly actions: readonly string[] };

/** Who has which roles in the tenant. A role that is only eligible is one that is not set. */
export interface DirectoryRoles {
  /** Returns the active roles of a user, by object id, or of an application, by client id. */
  of(principalId: string): readonly DirectoryRole[];
  /** Replaces them; this counts from the next call on, whatever tokens were issued before. */
  set(principalId: string, roles: readonly DirectoryRole[]): void;
}

/** Creates the roles of a tenant from those that people have at its start. */
export function createDirectoryRoles(
  initial: Readonly<Record<string, readonly DirectoryRole[]>>,
): DirectoryRoles {
  const active = new Map(Object.entries(initial));
  return {
    of: (principalId) => active.get(principalId) ?? [],
    set: (principalId, roles) => void active.set(principalId, roles),
  };
}

const ofApplicationProxy =
  /^microsoft\.directory\/(connectors|connectorGroups|applications\/applicationProxy)/;

const ofPeople = /^microsoft\.directory\/(users|groups)\//;

/**
 * Whether a role allows an action. Neither of the two built-in roles may change users and groups; the Cloud Application
 * Administrator does what the Application Administrator does, except for Application Proxy:
 * https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference#cloud-application-administrator
 */
export function allows(role: DirectoryRole, action: string): boolean {
  if (typeof role === 'object') return role.actions.includes(action);
  if (ofPeople.test(action)) return false;
  return role === 'Application Administrator' || !ofApplicationProxy.test(action);
}

/** https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const builtInIds = {
  'Application Administrator': '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'Cloud Application Administrator': '158c047a-c907-4556-b7ef-446551a6b5f7',
} as const;

/** Returns what a token of an application lists as `wids`: its built-in roles, and one that every application has. */
export function templateIds(roles: readonly DirectoryRole[]): string[] {
  const own = roles.flatMap((role) => (typeof role === 'string' ? [builtInIds[role]] : []));
  return [...own, '0997a1d0-0d1d-4acb-b408-d5ca73121e90'];
}
