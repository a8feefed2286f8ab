import { z } from 'zod';
import { UserError } from '../../errors.ts';

const text = z.string().max(20_000).default('');

/** The inputs of the publish form: absent ones are empty. */
export const publishFormData = z.object({
  name: text,
  externalDomain: text,
  qlikUrl: text,
  authPort: text,
  connectorGroupId: text,
  preAuthentication: text,
  singleSignOn: text,
  servicePrincipalName: text,
  loginIdentity: text,
  users: text,
  groups: text,
  reason: text,
});

/** A button of a request's card. */
export const requestData = z.object({ requestId: z.uuid() });

/** Approve and Reject. */
export const decisionData = z.object({
  requestId: z.uuid(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  comment: z.string().max(2000).default(''),
});

/** Open the form, empty or filled in from an earlier request. */
export const openFormData = z.object({ requestId: z.uuid().or(z.literal('')).default('') });

/** A page of a list. */
export const pageData = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) });

/** A button of a publication's card. */
export const publicationData = z.object({ name: z.string().min(1).max(100) });

/** Checks what a client sent. Throws UserError; the details are for the log, not for the chat. */
export function checked<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data ?? {});
  if (result.success) return result.data;
  throw new UserError(
    'This card sent something the bot does not understand.',
    'Type help to start again.',
    [],
  );
}
