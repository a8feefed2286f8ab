import { findGroups, listFewUsers } from '../../../graph/groups.ts';
import { listApplicationsByDisplayName } from '../../../graph/applications.ts';
import type { Graph } from '../../../graph/client.ts';
import { listConnectorGroups } from '../../../graph/connector-groups.ts';
import { getOrganization } from '../../../graph/organization.ts';
import { anyUser } from '../../../graph/users.ts';
import type { TokenRights } from '../../model/capability.ts';
import { sentence, type Text } from '../../../language/sentence.ts';

/** A read that shows whether the bot may do something. */
export interface Attempt {
  what: Text;
  needs: string;
  /** Application Proxy answers it: Graph grants it to roles, and in some tenants to people only. */
  isProxy?: true;
  read(graph: Graph): Promise<unknown>;
}

/** The Entra role required to change Application Proxy settings. */
export const administratorRole = 'Application Administrator';

/**
 * What is enough for Application Proxy where Graph grants it to applications at all: the template ids of the roles
 * Application Administrator and Global Administrator, or the permission.
 * https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
const proxyRoleIds = ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', '62e90394-69f5-4237-9190-012177145e10'];
const proxyPermission = 'Directory.ReadWrite.All';

/** Whether a token grants what Application Proxy asks for; null = it does not say. */
export function holdsProxyRight({ permissions, directoryRoleIds }: TokenRights): boolean | null {
  if (permissions.includes(proxyPermission)) return true;
  return directoryRoleIds && directoryRoleIds.some((id) => proxyRoleIds.includes(id));
}

/** The permission to create and change applications. */
export const toWrite = 'Application.ReadWrite.All';
/** The capability that no read can test. */
export const changing = sentence('Changing applications');

/** Returns the reads that test what the bot itself can do. `isApprover`: changes are made in the approver's name. */
export function attempts(approverGroupId: string, isApprover: boolean): Attempt[] {
  const needs = isApprover
    ? { applications: 'Application.Read.All', proxy: 'Qlik publisher reader' }
    : { applications: toWrite, proxy: administratorRole };
  return [
    {
      what: sentence('Organisation and domains'),
      needs: 'Organization.Read.All',
      read: getOrganization,
    },
    {
      what: sentence('Groups and their members'),
      needs: 'GroupMember.Read.All',
      read: (graph) =>
        approverGroupId ? listFewUsers(graph, approverGroupId, 1) : findGroups(graph, ['Qlik']),
    },
    { what: sentence('Users'), needs: 'User.Read.All', read: anyUser },
    ...applicationAttempts(needs),
  ];
}

/** Returns the reads that test access to applications and connectors, with what each needs. */
export function applicationAttempts(needs: { applications: string; proxy: string }): Attempt[] {
  return [
    {
      what: sentence('Reading applications'),
      needs: needs.applications,
      read: (graph) => listApplicationsByDisplayName(graph, 'Qlik'),
    },
    {
      what: sentence('Application Proxy and connectors'),
      needs: needs.proxy,
      isProxy: true,
      read: listConnectorGroups,
    },
  ];
}

/**
 * Returns the command with which an operator grants what is missing; it shows what it will do first. It names who
 * writes, because where it runs, GRAPH_RUN_AS may not be set. `isApprover`: GRAPH_RUN_AS=approver.
 */
export function grantCommand(isApprover: boolean): string {
  return `node deploy/grant-permissions.ts --run-as ${isApprover ? 'approver' : 'bot'}`;
}
