import type { ApiStep } from '../../../src/trial/sandbox/http/message.ts';
import { isWrite } from '../../../src/trial/sandbox/limits/call-cost.ts';

/** Notes in whose name a tenant is changed. */
export interface Writers {
  /** For the `steps` of a tenant. */
  step: ApiStep;
  /** Client ids and object ids in the tokens of all writes so far, each once. */
  ids(): string[];
}

export function recordWriters(): Writers {
  const ids = new Set<string>();
  return {
    step: (request, next) => {
      if (isWrite(request)) ids.add(ownerOf(request.headers['authorization'] ?? ''));
      return next(request);
    },
    ids: () => [...ids],
  };
}

function ownerOf(authorization: string): string {
  const payload = Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString('utf8') || '{}';
  const { oid, appid } = JSON.parse(payload) as { oid?: string; appid?: string };
  return oid ?? appid ?? 'nobody';
}
