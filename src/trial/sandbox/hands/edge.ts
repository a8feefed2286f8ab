import { z } from 'zod';
import { readBody } from '../http/body.ts';
import { noContent } from '../http/message.ts';
import { betaOnly, type Route } from '../http/router.ts';
import type { EdgeState } from '../tenant/hand-records.ts';

const error = z.string().max(200).optional();
const edgeBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-live'), seconds: z.number().positive().optional() }),
  z.strictObject({ kind: z.literal('another-application'), appId: z.guid() }),
  z.strictObject({ kind: z.literal('another-group'), groupId: z.guid() }),
  z.strictObject({ kind: z.literal('open') }),
  z.strictObject({ kind: z.literal('sign-in-error'), code: z.int().positive() }),
  z.strictObject({ kind: z.enum(['bad-gateway', 'gateway-timeout', 'forbidden']), error }),
  z.strictObject({ kind: z.enum(['qlik-login', 'connection-lost']) }),
  z.strictObject({ kind: z.literal('slow'), milliseconds: z.int().positive().max(300_000) }),
]);

/** What the edge does wrong for an external host; `*` = for every one. */
export const edgeHands: readonly Route[] = [
  {
    method: 'PUT',
    path: 'edge/{host}',
    versions: betaOnly,
    handler(tenant, request, { host = '' }) {
      tenant.write(['edgeStates', host.toLowerCase(), toState(readBody(request, edgeBody, 'Edge'))]);
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: 'edge/{host}',
    versions: betaOnly,
    handler(tenant, _request, { host = '' }) {
      tenant.write(['edgeStates', host.toLowerCase(), null]);
      return noContent;
    },
  },
];

function toState(asked: z.infer<typeof edgeBody>): EdgeState {
  if (asked.kind !== 'not-live') return asked;
  const { seconds } = asked;
  return { kind: 'not-live', ...(seconds !== undefined && { until: Date.now() + seconds * 1000 }) };
}
