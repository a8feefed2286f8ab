import { z } from 'zod';

const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);
const account = z.object({ id: text, name: text, aadObjectId: text }).optional().catch(undefined);

/**
 * The parts of an activity that the SDK works with: what it compares with the token, and the addresses it answers to.
 * Everything it does not need, and everything of an odd type, is left out, because the SDK trusts the types.
 * A `serviceUrl` that is a text is passed on as it is: the token is valid for that one only.
 */
const envelope = z.object({
  type: z.string().min(1).catch('unknown'),
  id: text,
  channelId: text,
  serviceUrl: text,
  from: account,
  recipient: account,
  conversation: z
    .object({
      id: text,
      name: text,
      tenantId: text,
      conversationType: text,
      isGroup: z.boolean().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  locale: text,
});

/** Returns what the SDK may see of a body, or null if the body is no activity. */
export function envelopeOf(body: unknown): Record<string, unknown> | null {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, 'type')) return null;
  return envelope.safeParse(body).data ?? null;
}
