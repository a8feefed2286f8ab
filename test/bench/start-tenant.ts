import { createLog } from '../../src/log.ts';
import type { ApiStep } from '../../src/trial/sandbox/http/message.ts';
import { isWrite } from '../../src/trial/sandbox/limits/call-cost.ts';
import { startSandbox } from '../../src/trial/sandbox/sandbox.ts';
import { crowdedTenant } from './crowded-tenant.ts';
import type { Call, Ready, TenantOptions } from './tenant.ts';

/** The stand-in tenant as a process of its own, so that it does not take the time of whoever measures. */
const options = JSON.parse(process.argv[2] ?? '{}') as TenantOptions;
const { members = 0, dataDir = null, latencyMs = 0, limits } = options;
const { seed, ids } = crowdedTenant(members);
let calls: Call[] = [];

/** Notes each call when its answer leaves. */
const note: ApiStep = async (request, next) => {
  const { method, path, headers } = request;
  const requestId = headers['client-request-id'] ?? '';
  const noted = { method, path: path.join('/'), requestId, isLimited: isWrite(request) };
  // A refusal is thrown.
  let isRefused = true;
  try {
    const answer = await next(request);
    isRefused = answer.status >= 400;
    return answer;
  } finally {
    calls.push({ ...noted, isRefused, at: Date.now() });
  }
};

const sandbox = await startSandbox({
  port: 0,
  dataDir,
  replicationSeconds: 0,
  latencyMs,
  steps: [note],
  seed,
  ...(limits && { limits }),
  log: createLog('silent'),
});
process.on('message', () => {
  process.send?.(calls);
  calls = [];
});
process.on('disconnect', () => process.exit());
const { url, tenantId, approverGroupId } = sandbox;
process.send?.({ url, tenantId, approverGroupId, ids } satisfies Ready);
