import { sentence, type Text } from '../../language/sentence.ts';
import type { FieldProblem } from '../../errors.ts';
import type { Desired, DesiredApplication } from '../model/publication/desired.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';
import type { AddressFields } from './address-fields.ts';
import { judgeAll, type Judged } from './judged.ts';

/** Checks what needs only the tenant's facts: that the connector group works and the domain is verified. */
export function checkTenant(
  facts: TenantFacts,
  fields: AddressFields,
  desired: Desired,
  judged: Judged = judgeAll(),
): FieldProblem[] {
  const { label, domains } = facts;
  const ends = [`-${label}.msappproxy.net`, ...domains.map((domain) => `.${domain}`)];
  const isRight = ({ externalUrl }: DesiredApplication) => {
    const { hostname } = new URL(externalUrl);
    const isKnown = hostname.endsWith('.msappproxy.net') && judged.wasServed(externalUrl);
    return isKnown || ends.some((end) => hostname.endsWith(end));
  };
  const wrong = desired.applications.filter((one) => judged.external(one) && !isRight(one));
  return [
    ...(judged.connectorGroup ? connectorProblems(facts, desired.connectorGroup.id) : []),
    ...wrong.flatMap((application) => domainProblems(facts, fields, application)),
  ];
}

/** Whether Graph shows nothing of the connectors of the wanted group. */
export function areConnectorsHidden(facts: TenantFacts, { connectorGroup }: Desired): boolean {
  const group = facts.connectorGroups.find(({ id }) => id === connectorGroup.id);
  return group ? (group.isHidden ?? false) : (facts.areConnectorsHidden ?? false);
}

function connectorProblems(facts: TenantFacts, id: string): FieldProblem[] {
  if (id === '') return [];
  const group = facts.connectorGroups.find((one) => one.id === id);
  const problem = (message: Text) => [{ field: 'connectorGroupId', message }];
  if (!group && facts.areConnectorsHidden)
    return problem(sentence('This connector group was never seen here. Choose another.'));
  if (!group) return problem(sentence('This connector group no longer exists. Choose another.'));
  if (group.isHidden) return [];
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
  fields: AddressFields,
  { role, externalUrl }: DesiredApplication,
): FieldProblem[] {
  const { hostname } = new URL(externalUrl);
  const ownEnd = `-${facts.label}.msappproxy.net`;
  const domain = hostname.slice(hostname.indexOf('.') + 1);
  const message =
    domain === 'msappproxy.net'
      ? sentence('{hostname} must end in {ownEnd}, the addresses of this organisation.', { hostname, ownEnd })
      : sentence(
          '{domain} is not a verified domain that Application Proxy can use. Choose msappproxy.net or one of the organisation’s own.',
          { domain },
        );
  const field = fields.domain(role);
  return field === null ? [] : [{ field, message }];
}
