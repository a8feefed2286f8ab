import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RawRequest } from '../http/listener.ts';
import type { User } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { asAnswered, edgeStateOf, isServed } from './edge-state.ts';
import { failurePage } from './failure-pages.ts';
import { forbiddenPage, gatewayTimeoutPage, notPublishedPage, qlikPage } from './pages.ts';
import { findPublished, isAssigned, type Published } from './published.ts';
import { logSignIn } from './sign-in-log.ts';
import type { RawResponse } from '../http/raw-response.ts';

/** A request to an external host, however it reached the sandbox. */
export interface EdgeRequest {
  raw: RawRequest;
  host: string;
  /** Path and query under that host. */
  target: string;
  /** Root of the sandbox as the browser sees it. */
  baseUrl: string;
  /** Prefix of the target in the browser's address; empty if the Host header names the external host. */
  prefix: string;
}

/**
 * Answers like Application Proxy: checks the sign-in, then the assignment, then the connector; then shows the
 * application.
 */
export async function answerEdge(tenant: Tenant, request: EdgeRequest): Promise<RawResponse> {
  const found = findPublished(tenant, request.host);
  const state = edgeStateOf(tenant, request.host);
  if (state?.kind === 'slow') await sleep(state.milliseconds);
  if (found === null || !isServed(tenant) || state?.kind === 'not-live')
    return notPublishedPage(request.host);

  const published = asAnswered(tenant, found, state);
  const headers = proxyHeaders(tenant, published);
  if (state?.kind === 'open' || published.publishing.externalAuthenticationType === 'passthru') {
    return answerBackend(tenant, request, published, null, headers);
  }
  const code = new URL(request.target, 'http://edge').searchParams.get('code');
  if (code !== null) return acceptSignIn(tenant, request, published, code, headers);

  const user = signedIn(tenant, request, published);
  if (user === null) return redirectToSignIn(tenant, request, published, headers);
  if (!isAssigned(tenant, published, user)) {
    logSignIn(tenant, published, user, { errorCode: 50105 });
    return forbiddenPage(published, user, headers);
  }
  return answerBackend(tenant, request, published, user, headers);
}

function answerBackend(
  tenant: Tenant,
  request: EdgeRequest,
  published: Published,
  user: User | null,
  headers: Record<string, string>,
): RawResponse {
  if (published.connector === null) return gatewayTimeoutPage(published, headers);

  const withConnector = { ...headers, 'x-ms-proxy-connector-id': published.connector.id };
  const failure = failurePage(edgeStateOf(tenant, request.host), published, withConnector);
  if (failure) return failure;
  return qlikPage(tenant, request.baseUrl, published, user, withConnector);
}

/** Headers with which Application Proxy identifies itself in every response. */
function proxyHeaders(tenant: Tenant, { application, groupId }: Published): Record<string, string> {
  return {
    'x-ms-proxy-service-name': 'proxy-appproxy-sandbox',
    'x-ms-proxy-data-center': 'SBX',
    'x-ms-proxy-subscription-id': tenant.organization.id,
    'x-ms-proxy-app-id': application.properties.appId,
    'x-ms-proxy-group-id': groupId,
    'x-ms-proxy-transaction-id': randomUUID(),
  };
}

function redirectToSignIn(
  tenant: Tenant,
  request: EdgeRequest,
  { application }: Published,
  headers: Record<string, string>,
): RawResponse {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: application.properties.appId,
    scope: 'openid',
    redirect_uri: new URL(request.target, `https://${request.host}`).href,
    state: `AppProxyState:${randomUUID()}`,
    tenant: tenant.organization.id,
    ...(request.prefix === '' && { via: 'host' }),
  });
  const location = `${request.baseUrl}/sign-in?${query.toString()}`;
  return { status: 302, headers: { ...headers, location }, body: '' };
}

/**
 * Stores the signed-in user in a cookie, like the access cookie of Application Proxy, and removes the code from the
 * address.
 */
function acceptSignIn(
  tenant: Tenant,
  request: EdgeRequest,
  published: Published,
  code: string,
  headers: Record<string, string>,
): RawResponse {
  const clean = new URL(request.target, 'http://edge');
  clean.searchParams.delete('code');
  clean.searchParams.delete('state');
  const location = `${request.prefix}${clean.pathname}${clean.search}`;
  const user = tenant.users.get(code);
  if (user === undefined)
    return redirectToSignIn(tenant, { ...request, target: location }, published, headers);

  const path = request.prefix === '' ? '/' : request.prefix;
  const cookie = `${cookieName(published)}=${user.id}; Path=${path}; HttpOnly; SameSite=Lax`;
  return { status: 302, headers: { ...headers, location, 'set-cookie': cookie }, body: '' };
}

function signedIn(tenant: Tenant, { raw }: EdgeRequest, published: Published): User | null {
  const cookies = (raw.headers['cookie'] ?? '').split('; ').map((cookie) => cookie.split('='));
  const found = cookies.find(([name]) => name === cookieName(published));
  return tenant.users.get(found?.[1] ?? '') ?? null;
}

function cookieName({ application }: Published): string {
  return `AzureAppProxyAccessCookie_${application.properties.appId}`;
}
