import { listed, sentence, type Text } from '../../language/sentence.ts';
import { admittedBy } from '../model/publication/admitted.ts';
import type { Desired, DesiredApplication } from '../model/publication/desired.ts';
import type { TenantFacts } from '../model/tenant-facts.ts';
import { isTooOldForWebSocket } from './connector-version.ts';
import { serverWarnings } from './server-warnings.ts';

/** Returns warnings about the desired publication for the approver; none of them stops a request. */
export function desiredWarnings(desired: Desired, facts: TenantFacts): Text[] {
  const hub = desired.applications.find(({ role }) => role === 'hub');
  const auth = desired.applications.find(({ role }) => role === 'auth');
  if (!hub) return [];
  return [
    ...serverWarnings(hub, auth, desired.release),
    ...(hub.preAuthentication === 'passthru' ? [passthrough] : []),
    ...domainWarnings(desired.applications),
    ...(admittedBy(hub, desired.principals.length > 0) === 'unassigned' ? [nobody] : []),
    ...kerberosWarnings(hub),
    ...connectorWarnings(desired.connectorGroup.id, facts),
  ];
}

const passthrough = sentence(
  'Passthrough: anyone on the internet reaches the Qlik Sense sign-in page; Microsoft Entra checks nothing.',
);
const nobody = sentence('No users or groups: nobody can open it until somebody is assigned.');

// https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain
function domainWarnings(applications: readonly DesiredApplication[]): Text[] {
  const hosts = applications.map(({ externalUrl }) => new URL(externalUrl).hostname);
  const own = hosts.filter((host) => !host.endsWith('.msappproxy.net'));
  const domains = new Set(own.map((host) => host.slice(host.indexOf('.') + 1)));
  return [...domains].map((domain) =>
    sentence(
      'Names in {domain} need a CNAME record to the msappproxy.net address that the Entra admin center shows, and a certificate for the domain in Application Proxy.',
      { domain },
    ),
  );
}

function kerberosWarnings({ singleSignOn, internalUrl }: DesiredApplication): Text[] {
  if (singleSignOn.mode !== 'kerberos') return [];
  const spnHost = singleSignOn.servicePrincipalName.split('/')[1]?.split(':')[0]?.toLowerCase() ?? '';
  const host = new URL(internalUrl).hostname;
  if (spnHost === host) return [];
  return [
    sentence('The SPN names {spnHost}, the Qlik Sense URL {host}; Kerberos usually needs the same host.', {
      spnHost,
      host,
    }),
  ];
}

function connectorWarnings(groupId: string, facts: TenantFacts): Text[] {
  const group = facts.connectorGroups.find(({ id }) => id === groupId);
  if (!group || group.isHidden) return [];
  const warnings: Text[] = [];
  if (group.active === 1)
    warnings.push(
      sentence('Only one connector of {group} is active; Qlik Sense is unreachable while it restarts.', {
        group: group.name,
      }),
    );
  const old = group.connectors.filter(({ version }) => isTooOldForWebSocket(version));
  if (old.length > 0)
    warnings.push(
      sentence('{machines}: connector too old for WebSocket, which Qlik Sense needs; update it.', {
        machines: listed(old.map(({ machineName }) => machineName)),
      }),
    );
  return warnings;
}
