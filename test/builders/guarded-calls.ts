import { randomUUID } from 'node:crypto';
import { customTemplate } from '../harness/sandbox/sandbox-calls.ts';

/** An id that nothing has. */
export const id = randomUUID();
const application = `/v1.0/applications/${id}`;
export const profile = '/beta/onPremisesPublishingProfiles/applicationProxy';

/** A call of Graph and what it needs. */
export interface Example {
  method: string;
  path: string;
  body?: object;
  scope: string;
  /** Absent = the same as `scope`; null = not for applications. */
  appRole?: string | null;
  /** The least role of a person. */
  needs: 'none' | 'Cloud Application Administrator' | 'Application Administrator';
}

export const administrator = 'Application Administrator';
export const cloud = 'Cloud Application Administrator';
export const all = 'Directory.ReadWrite.All';
const writing = 'Application.ReadWrite.All';

/** Every kind of call that the bot makes, by whom Microsoft's table lets make it. */
export const examples: Example[] = [
  { method: 'GET', path: '/v1.0/organization', scope: 'Organization.Read.All', needs: 'none' },
  { method: 'GET', path: '/v1.0/domains', scope: 'Domain.Read.All', needs: 'none' },
  { method: 'GET', path: '/v1.0/users', scope: 'User.Read.All', needs: 'none' },
  { method: 'GET', path: `/v1.0/users/${id}`, scope: 'User.Read.All', needs: 'none' },
  { method: 'GET', path: `/v1.0/users/${id}/licenseDetails`, scope: 'User.Read.All', needs: 'none' },
  { method: 'GET', path: '/v1.0/subscribedSkus', scope: 'Organization.Read.All', needs: 'none' },
  { method: 'GET', path: '/v1.0/auditLogs/signIns', scope: 'AuditLog.Read.All', needs: cloud },
  { method: 'GET', path: '/v1.0/groups', scope: 'GroupMember.Read.All', needs: 'none' },
  {
    method: 'GET',
    path: `/v1.0/groups/${id}/transitiveMembers`,
    scope: 'GroupMember.Read.All',
    needs: 'none',
  },
  { method: 'POST', path: `/v1.0/users/${id}/checkMemberGroups`, scope: 'Directory.Read.All', needs: 'none' },
  { method: 'GET', path: '/v1.0/applications', scope: 'Application.Read.All', needs: 'none' },
  { method: 'GET', path: application, scope: 'Application.Read.All', needs: 'none' },
  {
    method: 'GET',
    path: `/v1.0/servicePrincipals(appId='${id}')`,
    scope: 'Application.Read.All',
    needs: 'none',
  },
  {
    method: 'GET',
    path: '/v1.0/directory/deletedItems/microsoft.graph.application',
    scope: writing,
    needs: 'none',
  },
  {
    method: 'POST',
    path: `${customTemplate}/instantiate`,
    body: { displayName: '' },
    scope: writing,
    needs: cloud,
  },
  { method: 'PATCH', path: application, body: { notes: 'n' }, scope: writing, needs: cloud },
  { method: 'DELETE', path: application, scope: writing, needs: cloud },
  { method: 'PATCH', path: `/v1.0/servicePrincipals/${id}`, body: {}, scope: writing, needs: cloud },
  {
    method: 'POST',
    path: `/v1.0/servicePrincipals/${id}/appRoleAssignedTo`,
    body: {},
    scope: writing,
    needs: cloud,
  },
  { method: 'POST', path: `/v1.0/directory/deletedItems/${id}/restore`, scope: writing, needs: cloud },
  {
    method: 'GET',
    path: `/beta/applications/${id}?$select=id,onPremisesPublishing`,
    scope: 'Application.Read.All',
    needs: administrator,
  },
  {
    method: 'GET',
    path: '/beta/applications?$filter=onPremisesPublishing/isOnPremPublishingEnabled eq true',
    scope: 'Application.Read.All',
    needs: administrator,
  },
  {
    method: 'PATCH',
    path: `/beta/applications/${id}`,
    body: { onPremisesPublishing: {} },
    scope: writing,
    needs: administrator,
  },
  {
    method: 'DELETE',
    path: `/beta/applications/${id}/onPremisesPublishing`,
    scope: writing,
    needs: administrator,
  },
  {
    method: 'GET',
    path: profile,
    scope: 'Policy.Read.HybridAuthentication',
    appRole: null,
    needs: administrator,
  },
  { method: 'GET', path: `${profile}/connectors`, scope: all, appRole: null, needs: administrator },
  { method: 'GET', path: `${profile}/connectors/${id}`, scope: all, appRole: null, needs: administrator },
  {
    method: 'GET',
    path: `${profile}/connectors/${id}/memberOf`,
    scope: all,
    appRole: null,
    needs: administrator,
  },
  { method: 'GET', path: `${profile}/connectorGroups`, scope: all, appRole: null, needs: administrator },
  {
    method: 'GET',
    path: `${profile}/connectorGroups/${id}`,
    scope: all,
    appRole: null,
    needs: administrator,
  },
  {
    method: 'GET',
    path: `${profile}/connectorGroups/${id}/members`,
    scope: all,
    appRole: null,
    needs: administrator,
  },
  {
    method: 'DELETE',
    path: `${profile}/connectorGroups/${id}`,
    scope: all,
    appRole: null,
    needs: administrator,
  },
  { method: 'POST', path: `${profile}/connectorGroups`, body: {}, scope: all, needs: administrator },
  {
    method: 'GET',
    path: `/beta/applications/${id}/connectorGroup`,
    scope: all,
    appRole: null,
    needs: administrator,
  },
  {
    method: 'PUT',
    path: `/beta/applications/${id}/connectorGroup/$ref`,
    body: {},
    scope: all,
    appRole: null,
    needs: administrator,
  },
];
