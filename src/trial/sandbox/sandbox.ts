import type { Server } from 'node:http';
import type { Log } from '../../log.ts';
import { isLoopbackHost } from '../../loopback.ts';
import { authenticate } from './callers/authenticate.ts';
import { authorize } from './callers/authorize.ts';
import { createDirectoryRoles, type DirectoryRoles } from './callers/directory-roles.ts';
import { createTokens, type Tokens } from './callers/tokens.ts';
import { answerEdge } from './edge/edge.ts';
import { findPublished } from './edge/published.ts';
import { answerSignIn } from './edge/sign-in.ts';
import type { FaultRule } from './faults/fault-rule.ts';
import { createFaultSwitch, type FaultSwitch } from './faults/fault-switch.ts';
import { hands, handsPath } from './hands/hands.ts';
import { createGraphApi, delay } from './http/graph-api.ts';
import { answerGraph } from './http/graph-endpoint.ts';
import { listen, stop, type Answering, type RawRequest } from './http/listener.ts';
import type { ApiHandler, ApiStep } from './http/message.ts';
import { refuseForeign } from './http/refuse-foreign.ts';
import { limitCalls, type Limits } from './limits/limit-calls.ts';
import { limitObjects } from './limits/limit-objects.ts';
import { routes } from './routes/routes.ts';
import { approverGroupId, seed, type Seed } from './tenant/seed.ts';
import { openTenant, type Tenant } from './tenant/tenant.ts';
import type { RawResponse } from './http/raw-response.ts';

/** The stand-in tenant: Microsoft Graph under `/v1.0` and `/beta`, and the public edge, on one loopback port. */
export interface Sandbox {
  /** Root without version, such as `http://127.0.0.1:3979`. */
  url: string;
  tenantId: string;
  approverGroupId: string;
  faults: FaultSwitch;
  tokens: Tokens;
  directoryRoles: DirectoryRoles;
  permissions: Permissions;
  close(): Promise<void>;
}

/**
 * Who may call: `strict` and `lenient` need a token; applications may read connectors in the lenient tenant only. `open`
 * also answers calls without a token, and judges the others leniently.
 */
export type Permissions = 'open' | 'lenient' | 'strict';

export interface SandboxOptions {
  /** 0 = any free port. */
  port: number;
  host?: '127.0.0.1';
  /** Folder of `sandbox.jsonl`; null keeps the tenant in memory. */
  dataDir: string | null;
  /** How long reads do not see a new object, in seconds; lists take 1.5 times as long. */
  replicationSeconds: number;
  /** Latency of every Graph call, in milliseconds. */
  latencyMs?: number;
  /**
   * Steps that every Graph call passes through after the latency, batched calls one by one, to observe calls. Responses
   * that they see are those the client gets.
   */
  steps?: readonly ApiStep[];
  /** Faults active from the start; add more with `faults.add`. */
  faults?: readonly FaultRule[];
  /** Unlimited if absent. */
  limits?: Limits;
  /** How many applications and service principals one caller may have created; unlimited if absent. */
  objectsPerCreator?: number;
  /** The callers that a tenant which starts again knows already. */
  callers?: Pick<Sandbox, 'tokens' | 'directoryRoles'>;
  /** `open` if absent. */
  permissions?: Permissions;
  /** Initial contents of a new sandbox; by default Contoso. */
  seed?: Seed;
  log: Log;
}

/**
 * Starts the tenant. Rejects with the socket's error if the port is taken (EADDRINUSE), or with FaultRuleError for
 * invalid rules.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { log, latencyMs = 0, host = '127.0.0.1', steps = [], permissions = 'open' } = options;
  const { faults, step } = createFaultSwitch(options.faults ?? []);
  // Binds the port before opening the journal: a second sandbox must not rewrite the state of the first.
  const answering: Answering = {
    refuse: () => null,
    answer: () => Promise.reject(new Error('The tenant is not open')),
  };
  const { server, port } = await listen({ port: options.port, host }, answering);
  const tenant = await openOrStop(server, options);
  const latency = latencyMs > 0 ? [delay(latencyMs)] : [];
  const limiting = options.limits ? [limitCalls(options.limits, tenant.organization.id)] : [];
  const { tokens, directoryRoles } = options.callers ?? newCallers(tenant, options.seed ?? seed);
  const known = authenticate(tokens, permissions === 'open');
  const allowed = authorize(directoryRoles.of, permissions === 'strict');
  const { objectsPerCreator: objects } = options;
  const counting = objects === undefined ? [] : [limitObjects(objects, tenant)];
  const single = [...latency, ...steps, known, allowed, ...limiting, step, ...counting];
  const graph = createGraphApi(tenant, routes, { single, batch: [known, step] }, log);
  const byHand = createGraphApi(tenant, hands, { single: [], batch: [] }, log);
  const url = `http://${host}:${port}`;
  answering.refuse = (head) => refuseForeign(head, (name) => findPublished(tenant, name) !== null);
  answering.answer = (raw) => logged(log, raw, () => dispatch(tenant, { graph, byHand }, url, raw));

  return {
    url,
    tenantId: tenant.organization.id,
    approverGroupId,
    faults,
    tokens,
    directoryRoles,
    permissions,
    async close() {
      await stop(server);
      tenant.close();
    },
  };
}

function newCallers({ organization }: Tenant, { directoryRoles: initial = {} }: Seed) {
  const directoryRoles = createDirectoryRoles(initial);
  return { tokens: createTokens(organization.id, directoryRoles), directoryRoles };
}

async function openOrStop(server: Server, options: SandboxOptions): Promise<Tenant> {
  try {
    return openTenant(options.seed ?? seed, options);
  } catch (error) {
    await stop(server);
    throw error;
  }
}

const edgePath = /^\/edge\/([^/?]+)(.*)$/;

/** Dispatches by Host header: published hosts are served by the edge; on the sandbox's own hosts the path decides. */
async function dispatch(
  tenant: Tenant,
  { graph, byHand }: Apis,
  url: string,
  raw: RawRequest,
): Promise<RawResponse> {
  const authority = raw.headers['host'] ?? '';
  const [host = ''] = authority.split(':');
  if (!isLoopbackHost(host)) {
    return answerEdge(tenant, { raw, host, target: raw.target, baseUrl: url, prefix: '' });
  }
  const baseUrl = `http://${authority}`;
  const found = edgePath.exec(raw.target);
  if (found) {
    const [, external = '', rest = ''] = found;
    const target = rest.startsWith('/') ? rest : `/${rest}`;
    return answerEdge(tenant, { raw, host: external, target, baseUrl, prefix: `/edge/${external}` });
  }
  if (/^\/sign-in(\?|$)/.test(raw.target)) return answerSignIn(tenant, raw, baseUrl);
  if (!raw.target.startsWith(handsPath)) return answerGraph(raw, baseUrl, graph);
  // Graph's manners serve here, too; the version says nothing.
  return answerGraph({ ...raw, target: raw.target.replace(handsPath, '/beta/') }, baseUrl, byHand);
}

/** What answers calls: Graph, and the places where people change what Graph lets nobody change. */
interface Apis {
  graph: ApiHandler;
  byHand: ApiHandler;
}

async function logged(log: Log, raw: RawRequest, answer: () => Promise<RawResponse>): Promise<RawResponse> {
  const start = performance.now();
  const response = await answer();
  const ms = Math.round(performance.now() - start);
  const clientRequestId = raw.headers['client-request-id'] ?? '';
  const { method, target } = raw;
  log.debug({ method, target, status: response.status, ms, clientRequestId }, 'sandbox answered');
  return response;
}
