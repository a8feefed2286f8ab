import type { FieldProblem } from '../../errors.ts';
import {
  listApplicationsByIdentifierUri,
  listDeletedApplicationsByIdentifierUri,
} from '../../graph/applications.ts';
import { getApplicationProxyProfile } from '../../graph/application-proxy.ts';
import type { Graph } from '../../graph/client.ts';
import { listPublishedApplications } from '../../graph/on-premises-publishing.ts';
import { sameUrl, withoutSlash } from '../form/addresses.ts';
import type { TenantFacts } from '../tenant.ts';
import type { Desired, DesiredApplication } from './desired.ts';
import { stamp } from './stamp.ts';

/** Checks of the tenant that need only what the form says. */
export function checkTenant(
  facts: TenantFacts,
  input: { connectorGroupId: string; externalDomain: string },
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const group = facts.connectorGroups.find(({ id }) => id === input.connectorGroupId);
  if (!group)
    problems.push({
      field: 'connectorGroupId',
      message: 'This connector group no longer exists. Choose another.',
    });
  else if (group.total === 0)
    problems.push({
      field: 'connectorGroupId',
      message: `The connector group ${group.name} has no connectors, so nothing could be reached. Choose another.`,
    });
  else if (group.active === 0)
    problems.push({
      field: 'connectorGroupId',
      message: `No connector of ${group.name} is active (0 of ${group.total}). Start one, or choose another group.`,
    });
  if (input.externalDomain && !facts.domains.includes(input.externalDomain))
    problems.push({
      field: 'externalDomain',
      message: `${input.externalDomain} is not a verified domain that Application Proxy can use. Choose one of the list.`,
    });
  return problems;
}

/** Reads whether Application Proxy is on and every address is free. The owner of a taken address is named. */
export async function checkAddresses(
  graph: Graph,
  desired: Desired,
  ownIds: readonly string[],
): Promise<FieldProblem[]> {
  const [profile, published] = await Promise.all([
    getApplicationProxyProfile(graph),
    listPublishedApplications(graph),
  ]);
  const problems: FieldProblem[] = profile.isEnabled
    ? []
    : [
        {
          field: '',
          message: 'Application Proxy is switched off in this tenant. An administrator must enable it.',
        },
      ];
  const others = published.filter(({ id }) => !ownIds.includes(id));
  for (const application of desired.applications) {
    problems.push(...takenUrls(application, others));
    if (problems.length === 0) problems.push(...(await takenIdentifier(graph, desired, application)));
  }
  return problems;
}

type Published = Awaited<ReturnType<typeof listPublishedApplications>>;

function takenUrls(application: DesiredApplication, others: Published): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const internal = others.find(({ publishing }) => sameUrl(publishing.internalUrl, application.internalUrl));
  if (internal)
    problems.push({
      field: application.role === 'hub' ? 'qlikUrl' : 'authPort',
      message: `${withoutSlash(application.internalUrl)} is already published by the application “${internal.displayName}”.`,
    });
  const external = others.find(({ publishing }) => sameUrl(publishing.externalUrl, application.externalUrl));
  if (external)
    problems.push({
      field: 'name',
      message: `${withoutSlash(application.externalUrl)} already belongs to the application “${external.displayName}”. Choose another name.`,
    });
  return problems;
}

async function takenIdentifier(
  graph: Graph,
  desired: Desired,
  { role, externalUrl }: DesiredApplication,
): Promise<FieldProblem[]> {
  const uri = withoutSlash(externalUrl);
  const [live, deleted] = await Promise.all([
    listApplicationsByIdentifierUri(graph, uri),
    listDeletedApplicationsByIdentifierUri(graph, uri),
  ]);
  const ours = stamp(desired.publicationId, role);
  const holder = live.find(({ tags }) => !tags?.includes(ours));
  if (holder)
    return [
      {
        field: 'name',
        message: `${uri} is the identifier of the application “${holder.displayName}”. Choose another name.`,
      },
    ];
  const stranger = deleted.find(({ tags }) => !tags?.includes(ours));
  if (stranger)
    return [
      {
        field: 'name',
        message: `${uri} is still held by the deleted application “${stranger.displayName}”. Choose another name, or have it removed for good.`,
      },
    ];
  return [];
}
