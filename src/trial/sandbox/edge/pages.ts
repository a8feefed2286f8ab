import { edgeUrl } from '../edge-url.ts';
import type { User } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { html, page, type Html } from './html.ts';
import { externalHost, siblings, type Published } from './published.ts';
import type { RawResponse } from '../http/raw-response.ts';

type Headers = Record<string, string>;

/** Stands in for the web page of Qlik Sense behind an application. */
export function qlikPage(
  tenant: Tenant,
  baseUrl: string,
  published: Published,
  user: User | null,
  headers: Headers,
): RawResponse {
  const others = siblings(tenant, published);
  const role = roleOf(published, others);
  const title = role === 'hub' ? 'Qlik Sense hub (sandbox)' : 'Qlik Sense authentication (sandbox)';
  const { application, publishing, connector } = published;
  const who = user === null ? 'Nobody: passthrough, no pre-authentication' : describe(user);
  const content = html`<h1>${title}</h1>
    <p class="note">
      This page stands for Qlik Sense: the sandbox has no Qlik server. Everything in front of one has let you
      through.
    </p>
    <dl>
      <dt>Signed in</dt>
      <dd>${who}</dd>
      <dt>Application</dt>
      <dd>${application.properties.displayName} (${role})</dd>
      <dt>External URL</dt>
      <dd>${publishing.externalUrl}</dd>
      <dt>Internal URL</dt>
      <dd>${publishing.internalUrl}</dd>
      <dt>Single sign-on</dt>
      <dd>${singleSignOn(published)}</dd>
      <dt>Connector</dt>
      <dd>${connector?.machineName ?? 'none'}</dd>
    </dl>
    ${others.map((other) => nextLink(baseUrl, role, other))}`;
  return page(200, title, content, headers);
}

/** Shown to a user who is not assigned to the application. */
export function forbiddenPage(published: Published, user: User, headers: Headers): RawResponse {
  const reason = html`You are not authorized to access this application. Signed in as ${describe(user)}, who
  is not assigned to it.`;
  return errorPage(403, 'Forbidden', published, reason, headers);
}

/** Shown to everybody when the connector group has no working connector. */
export function gatewayTimeoutPage(published: Published, headers: Headers): RawResponse {
  const reason = html`Application Proxy cannot reach a connector: no connector of the application's connector
  group is active.`;
  return errorPage(504, 'Gateway Timeout', published, reason, headers);
}

/** Shown for a host that no application uses. */
export function notPublishedPage(host: string): RawResponse {
  const content = html`<h1>Nothing is published here</h1>
    <p>No application of the tenant has the external host ${host}.</p>`;
  return page(404, 'Not found', content);
}

/** The page on which Application Proxy names the status and the transaction. */
export function errorPage(
  status: number,
  code: string,
  published: Published,
  reason: Html,
  headers: Headers,
): RawResponse {
  const content = html`<h1>This corporate app can't be accessed</h1>
    <p>${reason}</p>
    <dl>
      <dt>Status Code</dt>
      <dd>${code}</dd>
      <dt>Application</dt>
      <dd>${published.application.properties.displayName}</dd>
      <dt>Transaction ID</dt>
      <dd>${headers['x-ms-proxy-transaction-id'] ?? ''}</dd>
      ${errorDetails(headers['x-ms-proxy-error-details'])}
      <dt>Timestamp</dt>
      <dd>${new Date().toUTCString()}</dd>
    </dl>`;
  return page(status, code, content, headers);
}

function errorDetails(name: string | undefined): readonly Html[] {
  return name === undefined
    ? []
    : [
        html`<dt>Error</dt>
          <dd>${name}</dd>`,
      ];
}

/** If a server has two applications, the authentication application has `-auth` in its external host. */
function roleOf(published: Published, others: readonly Published[]): 'hub' | 'authentication' {
  const [label = ''] = externalHost(published).split('.');
  return others.length > 0 && /-auth(-|$)/.test(label) ? 'authentication' : 'hub';
}

function nextLink(baseUrl: string, role: string, { application, publishing }: Published): Html {
  const link = edgeUrl(baseUrl, publishing.externalUrl);
  const name = application.properties.displayName;
  const action = role === 'hub' ? 'Go on to the authentication application' : 'Back to the hub';
  return html`<p>${action}: <a href="${link}">${name}</a></p>`;
}

function singleSignOn({ publishing }: Published): string {
  const { singleSignOnMode, kerberosSignOnSettings } = publishing.singleSignOnSettings;
  if (kerberosSignOnSettings === null) return singleSignOnMode;
  return `Kerberos to ${kerberosSignOnSettings.kerberosServicePrincipalName}, user by ${kerberosSignOnSettings.kerberosSignOnMappingAttributeType}`;
}

function describe(user: User): string {
  return `${user.displayName} (${user.userPrincipalName})`;
}
