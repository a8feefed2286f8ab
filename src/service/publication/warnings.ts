import { parseQlikUrl } from '../form/qlik-url.ts';
import type { PublishForm, PublishInput } from '../publish-input.ts';
import type { TenantFacts } from '../tenant.ts';
import type { RequestInput } from '../requests/stored.ts';
import { isSingle, type Desired } from './desired.ts';

/** What an approver should know before deciding on any kind of request; none of it stops the request. */
export function requestWarnings(
  form: PublishForm,
  input: RequestInput,
  facts: TenantFacts,
  desired: Desired,
): string[] {
  if (input.kind === 'publish') return warningsFor(form, input, facts);
  if (input.kind === 'unpublish')
    return desired.applications.some(({ isAdopted }) => isAdopted)
      ? [
          'These applications were there before the bot: they stay as they are and are only no longer managed.',
        ]
      : ['Nobody reaches Qlik Sense from outside afterwards. It can be restored for 30 days.'];
  if (input.kind === 'adopt')
    return ['Nothing is changed: from now on the bot may change these applications.'];
  if (input.kind === 'update' && input.preAuthentication === 'passthru') return [passthrough];
  return [];
}

const passthrough =
  'Passthrough: anyone on the internet reaches the Qlik Sense sign-in page; Microsoft Entra checks nothing.';

/** What an approver should know before a new publication. */
export function warningsFor(form: PublishForm, input: PublishInput, facts: TenantFacts): string[] {
  return [...portWarnings(form, input), ...accessWarnings(input), ...connectorWarnings(input, facts)];
}

function portWarnings(form: PublishForm, input: PublishInput): string[] {
  const isHttps = input.qlikUrl.startsWith('https:');
  const warnings: string[] = [];
  if (!isHttps && input.authPort === 4244)
    warnings.push(
      'Port 4244 is Qlik’s authentication port for https, but the Qlik Sense URL begins with http.',
    );
  if (isHttps && input.authPort === 4248)
    warnings.push(
      'Port 4248 is Qlik’s authentication port for http, but the Qlik Sense URL begins with https.',
    );
  if (isSingle(input))
    warnings.push(
      'One application only: Qlik signs people in on the port of its URL, and Application Proxy refuses the same internal URL twice.',
    );
  const typed = parseQlikUrl(form.qlikUrl);
  if ('path' in typed && typed.path !== '/')
    warnings.push(`The path ${typed.path} was left out: Qlik Sense needs its whole host published.`);
  if (!input.qlikUrl.includes('.'))
    warnings.push('The Qlik Sense URL has a short host name; connectors must be able to resolve it.');
  return warnings;
}

function accessWarnings(input: PublishInput): string[] {
  const warnings: string[] = [];
  if (input.preAuthentication === 'passthru') warnings.push(passthrough);
  // https://learn.microsoft.com/entra/identity/app-proxy/how-to-configure-custom-domain
  if (input.externalDomain)
    warnings.push(
      `Names in ${input.externalDomain} need a CNAME record to the msappproxy.net address that the Entra admin center shows, and a certificate for the domain in Application Proxy.`,
    );
  if (input.users.length + input.groups.length === 0)
    warnings.push('No users or groups: nobody can open it until somebody is assigned.');
  if (input.singleSignOn.mode === 'kerberos') {
    const spnHost = input.singleSignOn.servicePrincipalName.split('/')[1]?.split(':')[0]?.toLowerCase();
    const host = new URL(input.qlikUrl).hostname;
    if (spnHost !== host)
      warnings.push(
        `The SPN names ${spnHost ?? ''}, the Qlik Sense URL ${host}; Kerberos usually needs the same host.`,
      );
  }
  return warnings;
}

function connectorWarnings(input: PublishInput, facts: TenantFacts): string[] {
  const group = facts.connectorGroups.find(({ id }) => id === input.connectorGroupId);
  if (!group) return [];
  const warnings: string[] = [];
  if (group.active === 1)
    warnings.push(
      `Only one connector of ${group.name} is active; Qlik Sense is unreachable while it restarts.`,
    );
  const old = group.connectors.filter(({ version }) => isOlder(version, [1, 5, 612, 0]));
  if (old.length > 0)
    warnings.push(
      `${old.map(({ machineName }) => machineName).join(', ')}: connector too old for WebSocket, which Qlik Sense needs; update it.`,
    );
  return warnings;
}

/** WebSocket came with connector 1.5.612.0. https://learn.microsoft.com/entra/global-secure-access/reference-version-history */
function isOlder(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  if (parts.some(Number.isNaN)) return false;
  for (const [i, wanted] of least.entries()) {
    const part = parts[i] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}
