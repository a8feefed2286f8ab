import { UserError } from '../../src/errors.ts';
import { quote } from '../../src/graph/call/odata.ts';
import { readAll } from '../../src/graph/call/paging.ts';
import type { Graph } from '../../src/graph/client.ts';
import type { Permission } from './permissions.ts';

/** A custom role of the tenant. https://learn.microsoft.com/graph/api/resources/unifiedroledefinition */
interface RoleDefinition {
  id: string;
  isBuiltIn: boolean;
  rolePermissions: { allowedResourceActions: string[] }[];
}

const path = '/roleManagement/directory/roleDefinitions';

/**
 * Returns the id of the role; `''` = it does not exist yet. Throws UserError if a role of that name allows something
 * else.
 */
export async function findRole(graph: Graph, { name, role }: Permission): Promise<string> {
  if (!role) return '';
  if ('builtInId' in role) return role.builtInId;
  const query = graph.api(path).filter(`displayName eq ${quote(name)}`);
  const found = (await readAll<RoleDefinition>(graph, query)).find(({ isBuiltIn }) => !isBuiltIn);
  if (!found) return '';
  if (isAllowing(found, role.actions)) return found.id;
  throw new UserError(
    `The tenant has a role ${name} that allows something else.`,
    'Rename or delete it in Microsoft Entra (Roles and administrators), then repeat this command.',
  );
}

/** Creates the role if the tenant lacks it, and returns its id. Throws UserError like `findRole`. */
export async function prepareRole(graph: Graph, permission: Permission): Promise<string> {
  const { name, role } = permission;
  const known = await findRole(graph, permission);
  if (known || !role || 'builtInId' in role) return known;
  const made: RoleDefinition = await graph.api(path).post({
    displayName: name,
    description:
      'Lets the Qlik publisher bot read Application Proxy settings, connectors and connector groups.',
    isEnabled: true,
    rolePermissions: [{ allowedResourceActions: role.actions }],
  });
  return made.id;
}

function isAllowing({ rolePermissions }: RoleDefinition, actions: readonly string[]): boolean {
  const allowed = rolePermissions.flatMap(({ allowedResourceActions }) => allowedResourceActions);
  return allowed.toSorted().join() === actions.toSorted().join();
}
