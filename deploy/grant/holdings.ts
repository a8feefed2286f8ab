import { quote, segment } from '../../src/graph/call/odata.ts';
import { readAll } from '../../src/graph/call/paging.ts';
import type { Graph } from '../../src/graph/client.ts';
import { isNotFound } from '../../src/graph/graph-error.ts';
import { UserError } from '../../src/errors.ts';
import { permissions, type Permission } from './permissions.ts';
import { findRole, prepareRole } from './roles.ts';
import type { Scope } from './sign-in/application.ts';

interface AppRole {
  id: string;
  value: string | null;
  allowedMemberTypes: string[];
}

/** A service principal; only Microsoft Graph's has `appRoles` and offers scopes. */
export interface Principal {
  id: string;
  displayName: string;
  appRoles: AppRole[];
  oauth2PermissionScopes: Scope[];
}

/** A permission that the identity holds; `id` is the assignment's. `permission` is null if it is not in our table. */
export interface Holding {
  id: string;
  name: string;
  permission: Permission | null;
}

/**
 * Returns the service principal of an application or managed identity by client id. Throws UserError if the tenant has
 * none.
 */
export async function findPrincipal(graph: Graph, clientId: string): Promise<Principal> {
  try {
    return await graph
      .api(`/servicePrincipals(appId=${quote(clientId)})`)
      .select(['id', 'displayName', 'appRoles', 'oauth2PermissionScopes'])
      .get();
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new UserError(
      `The tenant has no identity with the client id ${clientId}.`,
      'Compare it with the output clientId of the deployment, and sign in to the right tenant (az account show). A new identity is known after a minute or two.',
    );
  }
}

/** Lists an identity's Microsoft Graph application permissions, and those Entra roles of our table it has tenant-wide. */
export async function readHoldings(
  graph: Graph,
  identity: Principal,
  resource: Principal,
): Promise<Holding[]> {
  const assignments = await readAll<{ id: string; resourceId: string; appRoleId: string }>(
    graph,
    graph.api(`/servicePrincipals/${segment(identity.id)}/appRoleAssignments`),
  );
  const granted = assignments
    .filter(({ resourceId }) => resourceId === resource.id)
    .map(({ id, appRoleId }) => {
      const name = resource.appRoles.find((role) => role.id === appRoleId)?.value ?? appRoleId;
      return { id, name, permission: find('application permission', name) };
    });
  const roles = permissions.filter(({ kind }) => kind === 'Entra role');
  const held = await Promise.all(roles.map((role) => readRole(graph, identity, role)));
  return [...granted, ...held.flat()];
}

async function readRole(graph: Graph, identity: Principal, permission: Permission): Promise<Holding[]> {
  const roleId = await findRole(graph, permission);
  if (!roleId) return [];
  const assignments = await readAll<{ id: string; directoryScopeId: string }>(
    graph,
    graph
      .api('/roleManagement/directory/roleAssignments')
      .filter(`principalId eq ${quote(identity.id)} and roleDefinitionId eq ${quote(roleId)}`),
  );
  // An assignment limited to one application or administrative unit is not enough.
  return assignments
    .filter(({ directoryScopeId }) => directoryScopeId === '/')
    .map(({ id }) => ({ id, name: permission.name, permission }));
}

function find(kind: Permission['kind'], name: string): Permission | null {
  return permissions.find((one) => one.kind === kind && one.name === name) ?? null;
}

/** Grants a permission. Throws UserError if this tenant's Microsoft Graph does not have it. */
export async function grant(
  graph: Graph,
  identity: Principal,
  resource: Principal,
  permission: Permission,
): Promise<void> {
  if (permission.kind === 'Entra role') {
    await graph.api('/roleManagement/directory/roleAssignments').post({
      principalId: identity.id,
      roleDefinitionId: await prepareRole(graph, permission),
      directoryScopeId: '/',
    });
    return;
  }
  const role = resource.appRoles.find(
    ({ value, allowedMemberTypes }) =>
      value === permission.name && allowedMemberTypes.includes('Application'),
  );
  if (!role) throw new UserError(`This cloud's Microsoft Graph has no permission ${permission.name}.`);
  await graph.api(`/servicePrincipals/${segment(resource.id)}/appRoleAssignedTo`).post({
    principalId: identity.id,
    resourceId: resource.id,
    appRoleId: role.id,
  });
}

/** Revokes a permission that the identity holds. */
export async function takeBack(graph: Graph, resource: Principal, holding: Holding): Promise<void> {
  const path =
    holding.permission?.kind === 'Entra role'
      ? '/roleManagement/directory/roleAssignments'
      : `/servicePrincipals/${segment(resource.id)}/appRoleAssignedTo`;
  await graph.api(`${path}/${segment(holding.id)}`).delete();
}
