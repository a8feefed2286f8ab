import { deletePrincipal } from '../directory/delete-principal.ts';
import { membersOf, type Member } from '../directory/membership.ts';
import { notFound } from '../http/fault.ts';
import type { Version } from '../http/message.ts';
import { bothVersions, type Route, type RouteHandler } from '../http/router.ts';
import { answerItem, answerList } from '../odata/answer.ts';
import type { Resource } from '../odata/resource.ts';
import type { Group } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { groupResource, userResource } from '../odata/resources.ts';

const casts = { 'microsoft.graph.user': 'user', 'microsoft.graph.group': 'group' } as const;

const odataType = '@odata.type';

/** Members are a mix of users and groups; each states its type. */
const memberResource: Resource<Member> = {
  set: 'directoryObjects',
  type: 'directoryObject',
  properties: (version) => [
    odataType,
    ...new Set([...userResource.properties(version), ...groupResource.properties(version)]),
  ],
  view: (member) => ({ [odataType]: `#microsoft.graph.${member.type}`, ...member.item }),
  hidden: (version: Version) => userResource.hidden(version),
  filterable: () => [],
  pageSize: groupResource.pageSize,
};

/** https://learn.microsoft.com/graph/api/resources/group */
export const groupRoutes: Route[] = [
  {
    method: 'GET',
    path: 'groups',
    versions: bothVersions,
    handler: (tenant, request) =>
      answerList(
        request,
        groupResource,
        [...tenant.groups.values()].map(({ group }) => group),
      ),
  },
  {
    method: 'GET',
    path: 'groups/{id}',
    versions: bothVersions,
    handler: (tenant, request, { id = '' }) => answerItem(request, groupResource, getGroup(tenant, id)),
  },
  {
    method: 'DELETE',
    path: 'groups/{id}',
    versions: bothVersions,
    handler: (tenant, _request, { id = '' }) => deletePrincipal(tenant, getGroup(tenant, id).id),
  },
  ...memberRoutes('members', false),
  ...memberRoutes('transitiveMembers', true),
];

function memberRoutes(name: string, transitive: boolean): Route[] {
  const list = (type: Member['type'] | null): RouteHandler => {
    return (tenant, request, { id = '' }) => {
      const members = membersOf(tenant, getGroup(tenant, id).id, transitive);
      return answerList(
        request,
        memberResource,
        members.filter((member) => type === null || member.type === type),
      );
    };
  };
  const path = `groups/{id}/${name}`;
  return [
    { method: 'GET', path, versions: bothVersions, handler: list(null) },
    ...Object.entries(casts).map(([cast, type]): Route => ({
      method: 'GET',
      path: `${path}/${cast}`,
      versions: bothVersions,
      handler: list(type),
    })),
  ];
}

function getGroup(tenant: Tenant, id: string): Group {
  const found = tenant.groups.get(id.toLowerCase());
  if (found === undefined) throw notFound(id);
  return found.group;
}
