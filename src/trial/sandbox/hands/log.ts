import { z } from 'zod';
import { getUser } from '../directory/lookup.ts';
import { findPublished } from '../edge/published.ts';
import { signInOf } from '../edge/sign-in-log.ts';
import { readBody } from '../http/body.ts';
import { notFound } from '../http/fault.ts';
import { betaOnly, type Route } from '../http/router.ts';

const entryBody = z.strictObject({
  /** External host of the application. */
  host: z.string().min(1),
  /** Object id or user principal name. */
  user: z.string().min(1),
  /** 0 = it worked. */
  errorCode: z.int().min(0),
  failureReason: z.string().max(1000).optional(),
  minutesAgo: z.number().min(0).default(0),
});

/** A sign-in that is written into the log as if somebody had tried. */
export const logHands: readonly Route[] = [
  {
    method: 'POST',
    path: 'sign-ins',
    versions: betaOnly,
    handler(tenant, request) {
      const entry = readBody(request, entryBody, 'SignIn');
      const published = findPublished(tenant, entry.host);
      if (!published) throw notFound(entry.host);
      const at = new Date(Date.now() - entry.minutesAgo * 60_000);
      const signIn = signInOf(published, getUser(tenant, entry.user), { ...entry, at });
      tenant.write(['signIns', signIn.id, signIn]);
      return { status: 201, body: signIn };
    },
  },
];
