import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../../log.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { ApiFault, ConnectionLoss, faultBody } from './fault.ts';
import { batch } from './batch.ts';
import { chain, type ApiHandler, type ApiRequest, type ApiStep } from './message.ts';
import { findRoute, type Route } from './router.ts';

/**
 * Steps that calls pass through: `single` for every call, batched ones one by one; `batch` for the `$batch` call
 * itself.
 */
export interface ApiSteps {
  single: readonly ApiStep[];
  batch: readonly ApiStep[];
}

/** Creates the handler of Graph calls. It throws ConnectionLoss if a step does. */
export function createGraphApi(
  tenant: Tenant,
  routes: readonly Route[],
  steps: ApiSteps,
  log: Log,
): ApiHandler {
  const single = chain([answerFaults(log), ...steps.single], async (request) => {
    const { route, params } = findRoute(routes, request);
    const { replicationMs = tenant.replicationMs, listingMs = tenant.listingMs } = request;
    const { uriPolicy = tenant.uriPolicy } = request;
    return route.handler({ ...tenant, replicationMs, listingMs, uriPolicy }, request, params);
  });
  const batched = chain([answerFaults(log), ...steps.batch], (request) => batch(request, single));
  return (request) => (request.path.join('/') === '$batch' ? batched(request) : single(request));
}

/** Delays each call, to imitate network latency. */
export function delay(latencyMs: number): ApiStep {
  return async (request, next) => {
    await sleep(latencyMs);
    return next(request);
  };
}

function answerFaults(log: Log): ApiStep {
  return async (request, next) => {
    const ids = requestIds(request);
    try {
      const answer = await next(request);
      return { ...answer, headers: { ...ids, ...answer.headers } };
    } catch (error) {
      if (error instanceof ConnectionLoss) throw error;
      const fault = toFault(error, log);
      return {
        status: fault.status,
        headers: { ...ids, ...fault.headers },
        body: faultBody(fault, ...idPair(ids)),
      };
    }
  };
}

function requestIds(request: ApiRequest): { 'request-id': string; 'client-request-id': string } {
  const requestId = randomUUID();
  return { 'request-id': requestId, 'client-request-id': request.headers['client-request-id'] ?? requestId };
}

function idPair(ids: ReturnType<typeof requestIds>): [string, string] {
  return [ids['request-id'], ids['client-request-id']];
}

function toFault(error: unknown, log: Log): ApiFault {
  if (error instanceof ApiFault) return error;

  log.error({ err: error }, 'sandbox failed to answer');
  return new ApiFault(500, 'InternalServerError', 'The sandbox tenant has a defect; see its log.');
}
