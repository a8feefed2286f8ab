import assert from 'node:assert/strict';
import { createLog } from '../../../src/log.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../src/trial/sandbox/sandbox.ts';

import { eyes } from './eyes.ts';

/** What a call needs to know of a sandbox, which may run in another process. */
export type Reachable = Pick<Sandbox, 'url'> | Sandbox;

/** An answer of the sandbox. `body` is its JSON, loosely typed because tests assert on it. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Body;
}

interface Body {
  [property: string]: unknown;
  value?: Record<string, unknown>[];
  error?: { code: string; message: string; details?: { code: string }[]; innerError: Record<string, string> };
}

export interface Ids {
  applicationId: string;
  appId: string;
  servicePrincipalId: string;
}

export const customTemplate = '/v1.0/applicationTemplates/8adf8e6e-67b2-4cf2-a259-e3dc5476c621';
export const userRole = '18d14569-c3bd-439b-9a66-3a2aee01d14f';

export function start(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  return startSandbox({
    port: 0,
    dataDir: null,
    replicationSeconds: 0,
    log: createLog('silent'),
    ...options,
  });
}

export async function call(
  sandbox: Reachable,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(sandbox.url + path, {
    method,
    headers: {
      ...('tokens' in sandbox && eyes(sandbox)),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? {} : JSON.parse(text)) as Body,
  };
}

export const get = (sandbox: Reachable, path: string, headers?: Record<string, string>) =>
  call(sandbox, 'GET', path, undefined, headers);

/** Instantiates the template. */
export async function instantiate(sandbox: Reachable, displayName: string): Promise<Ids> {
  const answer = await call(sandbox, 'POST', `${customTemplate}/instantiate`, { displayName });
  assert.equal(answer.status, 201);
  const { application, servicePrincipal } = answer.body as Record<string, { id: string; appId: string }>;
  assert.ok(application && servicePrincipal);
  return { applicationId: application.id, appId: application.appId, servicePrincipalId: servicePrincipal.id };
}

export function setUris(sandbox: Reachable, { applicationId }: Ids, uri: string): Promise<Answer> {
  const body = { identifierUris: [uri], web: { redirectUris: [uri], homePageUrl: uri } };
  return call(sandbox, 'PATCH', `/v1.0/applications/${applicationId}`, body);
}

export function setPublishing(
  sandbox: Reachable,
  { applicationId }: Ids,
  publishing: unknown,
): Promise<Answer> {
  const body = { onPremisesPublishing: publishing };
  return call(sandbox, 'PATCH', `/beta/applications/${applicationId}`, body);
}

export function urls(name: string, internalUrl = `https://${name}.corp.contoso.com/`) {
  return {
    externalAuthenticationType: 'aadPreAuthentication',
    externalUrl: `https://${name}-contoso.msappproxy.net/`,
    internalUrl,
  };
}

/** Instantiates and publishes under `https://<name>-contoso.msappproxy.net/`. */
export async function publishApplication(sandbox: Reachable, name: string, changes = {}): Promise<Ids> {
  const ids = await instantiate(sandbox, name);
  const uris = await setUris(sandbox, ids, `https://${name}-contoso.msappproxy.net`);
  assert.equal(uris.status, 204, JSON.stringify(uris.body));
  const published = await setPublishing(sandbox, ids, { ...urls(name), ...changes });
  assert.equal(published.status, 204, JSON.stringify(published.body));
  return ids;
}

export function assignUser(sandbox: Reachable, { servicePrincipalId }: Ids, principalId: string) {
  const grant = { principalId, resourceId: servicePrincipalId, appRoleId: userRole };
  return call(sandbox, 'POST', `/v1.0/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`, grant);
}

/** Asserts a refusal by status and Graph's error code. */
export function assertRefused(answer: Answer, status: number, code: string, message?: RegExp | string): void {
  assert.equal(answer.status, status, JSON.stringify(answer.body));
  assert.equal(answer.body.error?.code, code);
  if (typeof message === 'string') assert.equal(answer.body.error?.message, message);
  else if (message) assert.match(answer.body.error?.message ?? '', message);
}
