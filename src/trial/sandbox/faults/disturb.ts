import { setTimeout as sleep } from 'node:timers/promises';
import { ApiFault, ConnectionLoss } from '../http/fault.ts';
import type { ApiHandler, ApiRequest, ApiResponse } from '../http/message.ts';
import type { Fault } from './fault-kinds.ts';
import { concurrentWrite, quotaExceeded, statusFault, throttled, tokenEnded } from './refusals.ts';
import { withUnknownEnum } from './unknown-enum.ts';

/** Applies a fault to one call. */
export async function disturb(fault: Fault, request: ApiRequest, next: ApiHandler): Promise<ApiResponse> {
  switch (fault.kind) {
    case 'status':
      if (fault.when === 'after') await takeEffect(request, next);
      throw statusFault(fault);
    case 'throttle':
      throw throttled(fault);
    case 'concurrency':
      throw concurrentWrite();
    case 'ended-token':
      throw tokenEnded(fault);
    case 'quota':
      throw quotaExceeded();
    case 'reset':
      if (fault.when === 'after') await takeEffect(request, next);
      throw new ConnectionLoss();
    case 'malformed-json':
      return { ...(await next(request)), isCut: true };
    case 'slow':
      return slowly(fault, request, next);
    case 'delayed-visibility':
      return next({ ...request, ...delaysOf(fault) });
    case 'identifier-uri-policy':
      return next({ ...request, uriPolicy: fault });
    case 'unknown-enum':
      return withUnknownEnum(await next(request), fault);
  }
}

function delaysOf({ seconds, listSeconds }: Extract<Fault, { kind: 'delayed-visibility' }>) {
  return { replicationMs: seconds * 1000, listingMs: (listSeconds ?? seconds * 1.5) * 1000 };
}

/** Refusals are ignored, because a gateway that loses responses loses those, too. */
async function takeEffect(request: ApiRequest, next: ApiHandler): Promise<void> {
  try {
    await next(request);
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
  }
}

async function slowly(
  { milliseconds, when }: Extract<Fault, { kind: 'slow' }>,
  request: ApiRequest,
  next: ApiHandler,
): Promise<ApiResponse> {
  if (when === 'before') {
    await pause(milliseconds);
    return next(request);
  }
  try {
    return await next(request);
  } finally {
    await pause(milliseconds);
  }
}

/** Does not keep the process alive; nobody waits once the tenant is closed. */
function pause(milliseconds: number): Promise<void> {
  return sleep(milliseconds, undefined, { ref: false });
}
