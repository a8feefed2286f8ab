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

/** The Entra role that Application Proxy asks of whoever changes it. */
export const administratorRole = 'Application Administrator';
/** What creates and changes applications. */
export const toWrite = 'Application.ReadWrite.All';
/** What no read shows. */
export const changing = sentence('Changing applications');

/** The reads of the bot itself, none of which changes anything. `isApprover`: changes are made in the name of who approves. */
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

/** The reads of applications and connectors, and what each takes. */
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

/** What an operator types to grant what is missing; it says before what it will do. `isApprover`: GRAPH_RUN_AS=approver. */
export function grantCommand(isApprover: boolean): string {
  return `node deploy/grant-permissions.ts${isApprover ? ' --run-as approver' : ''}`;
}
