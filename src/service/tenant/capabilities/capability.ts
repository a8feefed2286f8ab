import { findGroups, listFewUsers } from '../../../graph/groups.ts';
import { listApplicationsByDisplayName } from '../../../graph/applications.ts';
import type { Graph } from '../../../graph/client.ts';
import { listConnectorGroups } from '../../../graph/connector-groups.ts';
import { getOrganization } from '../../../graph/organization.ts';
import { anyUser } from '../../../graph/users.ts';
import { sentence, type Text } from '../../../language/sentence.ts';

/** A read that shows whether the bot may do something. */
export interface Attempt {
  what: Text;
  needs: string;
  read(graph: Graph): Promise<unknown>;
}

/** The Entra role required to change Application Proxy settings. */
export const administratorRole = 'Application Administrator';
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
      read: listConnectorGroups,
    },
  ];
}

/**
 * Returns the command with which an operator grants what is missing; it shows what it will do first. `isApprover`:
 * GRAPH_RUN_AS=approver.
 */
export function grantCommand(isApprover: boolean): string {
  return `node deploy/grant-permissions.ts${isApprover ? ' --run-as approver' : ''}`;
}
