import { edgeUrl } from '../edge-url.ts';
import type { RawRequest } from '../http/listener.ts';
import type { User } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { asAnswered, edgeStateOf } from './edge-state.ts';
import { html, page, type Html } from './html.ts';
import { findPublished, type Published } from './published.ts';
import { logSignIn, signInReason } from './sign-in-log.ts';
import { applicationRefusal } from './sign-in-refusal.ts';
import type { RawResponse } from '../http/raw-response.ts';

/** The sandbox's sign-in page: a button for each user of the tenant; choosing one leads back to the application.
 * https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-aadsts7000112-application-is-disabled */
export function answerSignIn(tenant: Tenant, raw: RawRequest, baseUrl: string): RawResponse {
  const query = new URL(raw.target, baseUrl).searchParams;
  const redirect = URL.parse(query.get('redirect_uri') ?? '');
  const found = redirect && findPublished(tenant, redirect.hostname);
  const state = redirect && edgeStateOf(tenant, redirect.hostname);
  const published = found && asAnswered(tenant, found, state);
  if (!redirect || published?.application.properties.appId !== query.get('client_id')) {
    return refusal('The application or its reply address is not known in this tenant.');
  }
  const refused = applicationRefusal(tenant, published, redirect, state);
  const chosen = query.get('user');
  if (chosen === null)
    return isKnownAtOnce(refused) ? refusedWith(refused, published) : signInPage(tenant, published, query);

  const user = tenant.users.get(chosen);
  const errorCode = user?.accountEnabled ? refused : 50057;
  if (user) logSignIn(tenant, published, user, { errorCode });
  if (!user || errorCode !== 0) return refusedWith(errorCode, published);
  return sendBack(redirect, user, query, baseUrl);
}

/** What is wrong with the application shows before anybody has said who they are. */
function isKnownAtOnce(errorCode: number): boolean {
  return [700016, 7000112, 50011].includes(errorCode);
}

function refusedWith(errorCode: number, { application }: Published): RawResponse {
  const { appId, displayName } = application.properties;
  const named = `Application '${appId}'(${displayName}) `;
  return refusal(`AADSTS${errorCode}: ${signInReason(errorCode).replace(/^Application /, () => named)}`);
}

function sendBack(redirect: URL, user: User, query: URLSearchParams, baseUrl: string): RawResponse {
  redirect.searchParams.set('code', user.id);
  redirect.searchParams.set('state', query.get('state') ?? '');
  const port = new URL(baseUrl).port;
  const location =
    query.get('via') === 'host'
      ? `http://${redirect.hostname}:${port}${redirect.pathname}${redirect.search}`
      : edgeUrl(baseUrl, redirect.href);
  return { status: 302, headers: { location }, body: '' };
}

function signInPage(tenant: Tenant, { application }: Published, query: URLSearchParams): RawResponse {
  const content = html`<h1>Sign in (sandbox)</h1>
    <p class="note">This page stands for Microsoft Entra ID. Choose who you are; there is no password.</p>
    <p>To continue to ${application.properties.displayName}:</p>
    <form method="get" action="/sign-in">
      ${[...query].map(hiddenField)} ${[...tenant.users.values()].map(userButton)}
    </form>`;
  return page(200, 'Sign in (sandbox)', content);
}

function hiddenField([name, value]: [string, string]): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

function userButton(user: User): Html {
  return html`<button name="user" value="${user.id}">
    ${user.displayName}<small>${user.userPrincipalName}</small>
  </button>`;
}

function refusal(reason: string): RawResponse {
  return page(
    400,
    'Sorry',
    html`<h1>Sorry, but we're having trouble signing you in.</h1>
      <p>${reason}</p>`,
  );
}
