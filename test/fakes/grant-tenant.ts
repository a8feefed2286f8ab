import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fault, listed, type Answer, type Asked } from './grant/answer.ts';
import { answerSurroundings, newSurroundings, type Surroundings } from './grant/application-proxy.ts';
import { answerAzure, newAzure, type Azure } from './grant/azure.ts';
import { answerDirectory, newDirectory, type Directory } from './grant/directory.ts';
import { identity, resource } from './grant/principals.ts';

type Assignment = { id: string; principalId: string; resourceId: string; appRoleId: string };
type RoleAssignment = { id: string; directoryScopeId: string; roleDefinitionId: string };
type Role = { id: string; displayName: string; isBuiltIn: boolean; rolePermissions: object[] };
type State = {
  assignments: Assignment[];
  roles: RoleAssignment[];
  definitions: Role[];
  writes: string[];
  isRefusing: boolean;
  directory: Directory;
  azure: Azure;
  around: Surroundings;
};

/** A tenant with Microsoft Graph and the bot's identity, and an Azure Bot, over HTTP at one address, with the routes to
 * grant, make, list and take back. */
export interface GrantTenant {
  url: string;
  clientId: string;
  /** Returns the names of what the identity holds, sorted. */
  held(): string[];
  /** Method and path of every write received. */
  writes: string[];
  /** Gives the identity an application permission without the script. */
  give(name: string): void;
  /** The tenant's custom roles. */
  roles: Role[];
  /** The tenant's applications. */
  directory: Directory;
  azure: Azure;
  around: Surroundings;
  /** Refuses writes from now on, as if the caller lacked the necessary role. */
  refuseWrites(): void;
  close(): Promise<void>;
}

/** Starts it. Like Graph, it refuses what is already granted or unknown. */
export async function startGrantTenant(): Promise<GrantTenant> {
  const state: State = {
    assignments: [],
    roles: [],
    definitions: [administrator()],
    writes: [],
    isRefusing: false,
    directory: newDirectory(),
    azure: newAzure(),
    around: newSurroundings(),
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://graph');
    const path = decodeURIComponent(url.pathname.replace('/v1.0', ''));
    const body = await text(request);
    const answered = answer(state, {
      method: request.method ?? 'GET',
      path,
      body: body ? (JSON.parse(body) as object) : {},
      filter: url.searchParams.get('$filter') ?? '',
    });
    response.writeHead(answered.status, { 'content-type': 'application/json' });
    response.end(answered.body && JSON.stringify(answered.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientId: identity.appId,
    held: () => heldNames(state),
    writes: state.writes,
    roles: state.definitions,
    directory: state.directory,
    azure: state.azure,
    around: state.around,
    give: (name) => void state.assignments.push(assignment(name)),
    refuseWrites: () => (state.isRefusing = true),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const heldPath = `/servicePrincipals/${identity.id}/appRoleAssignments`;
const grantPath = `/servicePrincipals/${resource.id}/appRoleAssignedTo`;
const rolePath = '/roleManagement/directory/roleAssignments';
const definitionPath = '/roleManagement/directory/roleDefinitions';

function answer(state: State, asked: Asked): Answer {
  const { method, path, body, filter } = asked;
  const isWrite = method !== 'GET' && !path.endsWith('/listWithSecrets');
  if (isWrite) state.writes.push(`${method} ${path}`);
  if (isWrite && state.isRefusing)
    return fault(403, 'Authorization_RequestDenied', 'Insufficient privileges.');
  const elsewhere =
    answerAzure(state.azure, asked) ??
    answerSurroundings(state.around, asked) ??
    answerDirectory(state.directory, asked);
  if (elsewhere) return elsewhere;

  const lists: Record<string, { id: string }[]> = {
    [heldPath]: state.assignments,
    [grantPath]: state.assignments,
    [rolePath]: state.roles,
    [definitionPath]: state.definitions,
  };
  const [, parent = '', id = ''] = /^(.+)\/([^/]+)$/.exec(path) ?? [];
  const [list, above] = [lists[path], lists[parent]];
  if (method === 'POST' && list && path !== heldPath) return addTo(state, path, list, body);
  if (method === 'DELETE' && above && parent !== definitionPath) return remove(above, id);
  const appId = /^\/servicePrincipals\(appId='(.+)'\)$/.exec(path)?.[1];
  if (method === 'GET' && appId) return principal(state.directory, appId);
  if (method === 'GET' && list) return listed(list.filter((one) => passes(one, filter)));
  return fault(400, 'BadRequest', `No such route: ${method} ${path}`);
}

/** Supports only `name eq 'value'`, joined by `and`. */
function passes(one: object, filter: string): boolean {
  const wanted = [...filter.matchAll(/(\w+) eq '([^']*)'/g)];
  return wanted.every(([, name = '', value]) => Reflect.get(one, name) === value);
}

function addTo({ definitions }: State, path: string, list: { id: string }[], body: object): Answer {
  if (path === definitionPath) return add(list, { ...body, isBuiltIn: false });
  const roleId: unknown = Reflect.get(body, 'roleDefinitionId');
  if (path === rolePath && !definitions.some(({ id }) => id === roleId))
    return fault(400, 'Request_BadRequest', 'No such role.');
  return add(list, body);
}

function add(list: { id: string }[], item: object): Answer {
  const key = (one: object) => JSON.stringify({ ...one, id: '' });
  if (list.some((one) => key(one) === key(item)))
    return fault(400, 'Request_BadRequest', 'It exists already.');
  const added = { ...item, id: randomUUID() };
  list.push(added);
  return { status: 201, body: added };
}

function remove(list: { id: string }[], id: string): Answer {
  const index = list.findIndex((one) => one.id === id);
  if (index < 0) return fault(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`);
  list.splice(index, 1);
  return { status: 204 };
}

function principal({ principals }: Directory, appId: string): Answer {
  const found = [identity, resource, ...principals].find((one) => one.appId === appId);
  return found
    ? { status: 200, body: found }
    : fault(404, 'Request_ResourceNotFound', `Resource '${appId}' does not exist.`);
}

function heldNames({ assignments, roles, definitions }: State): string[] {
  const granted = assignments.map(
    (one) => resource.appRoles.find((role) => role.id === one.appRoleId)?.value ?? one.appRoleId,
  );
  const held = roles.map(
    (one) => definitions.find(({ id }) => id === one.roleDefinitionId)?.displayName ?? '',
  );
  return [...granted, ...held].toSorted();
}

function administrator(): Role {
  const id = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3';
  return { id, displayName: 'Application Administrator', isBuiltIn: true, rolePermissions: [] };
}

function assignment(name: string): Assignment {
  const appRoleId = resource.appRoles.find((role) => role.value === name)?.id ?? '';
  return { id: randomUUID(), principalId: identity.id, resourceId: resource.id, appRoleId };
}
