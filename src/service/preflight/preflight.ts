import { joined, sentence, type Text } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import { getApplicationProxyProfile } from '../../graph/application-proxy.ts';
import type { Deps } from '../model/deps.ts';
import type { Graph } from '../../graph/client.ts';
import { listPublishedApplications } from '../../graph/on-premises-publishing.ts';
import { sameUrl, withoutSlash } from '../model/addresses.ts';
import type { RequestInput } from '../model/stored.ts';
import type { RequestKind } from '../model/request.ts';
import { addressAdvice, externalField, internalField } from './address-fields.ts';
import type { Desired, DesiredApplication } from '../model/desired.ts';
import { takenIdentifier } from './identifier.ts';
import { takenName } from './taken-name.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';

/** Whether the tenant must be able to take what a kind of request asks for: others change who has access, or let go. */
export function checksTenant(kind: RequestKind): boolean {
  return kind === 'publish' || kind === 'update' || kind === 'restore';
}

/** Checks that need no more than what is known of the tenant: the connector group works, the domain is verified. */
export function checkTenant(facts: TenantFacts, input: RequestInput, desired: Desired): FieldProblem[] {
  return [
    ...connectorProblems(facts, desired.connectorGroup.id),
    ...desired.applications.flatMap((application) => domainProblems(facts, input, application)),
  ];
}

function connectorProblems(facts: TenantFacts, id: string): FieldProblem[] {
  const group = facts.connectorGroups.find((one) => one.id === id);
  const problem = (message: Text) => [{ field: 'connectorGroupId', message }];
  if (!group) return problem(sentence('This connector group no longer exists. Choose another.'));
  if (group.total === 0)
    return problem(
      sentence(
        'The connector group {group} has no connectors, so nothing could be reached. Choose another.',
        { group: group.name },
      ),
    );
  if (group.active === 0)
    return problem(
      sentence('No connector of {group} is active (0 of {total}). Start one, or choose another group.', {
        group: group.name,
        total: group.total,
      }),
    );
  return [];
}

/** https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain */
function domainProblems(
  facts: TenantFacts,
  input: RequestInput,
  { role, externalUrl }: DesiredApplication,
): FieldProblem[] {
  const { hostname } = new URL(externalUrl);
  const ownEnd = `-${facts.label}.msappproxy.net`;
  const ends = [ownEnd, ...facts.domains.map((domain) => `.${domain}`)];
  if (ends.some((end) => hostname.endsWith(end))) return [];
  const domain = hostname.slice(hostname.indexOf('.') + 1);
  const message =
    domain === 'msappproxy.net'
      ? sentence('{hostname} must end in {ownEnd}, the addresses of this organisation.', { hostname, ownEnd })
      : sentence(
          '{domain} is not a verified domain that Application Proxy can use. Choose msappproxy.net or one of the organisation’s own.',
          { domain },
        );
  // Both applications of a new publication have the domain of the form.
  if (input.kind === 'publish') return role === 'hub' ? [{ field: 'externalDomain', message }] : [];
  return [{ field: externalField(input, role), message }];
}

/** Reads whether Application Proxy is on and every address is free. The owner of a taken address is named. */
export async function checkAddresses(
  graph: Graph,
  input: RequestInput,
  desired: Desired,
  ownIds: readonly string[],
  seen: Deps['seenPublished'],
): Promise<FieldProblem[]> {
  const [profile, published, identifiers, names] = await Promise.all([
    getApplicationProxyProfile(graph),
    listPublishedApplications(graph, seen.ids),
    Promise.all(desired.applications.map((one) => takenIdentifier(graph, input, one, ownIds))),
    Promise.all(desired.applications.map((one) => takenName(graph, input, one, ownIds))),
  ]);
  seen.ids = published.map(({ id }) => id);
  const others = published.filter(({ id }) => !ownIds.includes(id));
  const urls = desired.applications.flatMap((application) => takenUrls(input, application, others));
  const taken = [urls, identifiers.flat(), names.flat()].find((problems) => problems.length > 0) ?? [];
  return [...(profile.isEnabled ? [] : [switchedOff]), ...taken];
}

const switchedOff: FieldProblem = {
  field: '',
  message: sentence('Application Proxy is switched off in this tenant. An administrator must enable it.'),
};

type Published = Awaited<ReturnType<typeof listPublishedApplications>>;

function takenUrls(
  input: RequestInput,
  { role, internalUrl, externalUrl }: DesiredApplication,
  others: Published,
): FieldProblem[] {
  const internal = others.find(({ publishing }) => sameUrl(publishing.internalUrl, internalUrl));
  const external = others.find(({ publishing }) => sameUrl(publishing.externalUrl, externalUrl));
  return [
    ...(internal
      ? [
          {
            field: internalField(role),
            message: sentence('{url} is already published by the application “{name}”.', {
              url: withoutSlash(internalUrl),
              name: internal.displayName,
            }),
          },
        ]
      : []),
    ...(external
      ? [
          {
            field: externalField(input, role),
            message: joined(
              [
                sentence('{url} already belongs to the application “{name}”.', {
                  url: withoutSlash(externalUrl),
                  name: external.displayName,
                }),
                addressAdvice(input),
              ],
              ' ',
            ),
          },
        ]
      : []),
  ];
}
