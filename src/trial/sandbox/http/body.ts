import type { z } from 'zod';
import { malformed, refused } from './fault.ts';
import type { ApiRequest } from './message.ts';

/** Parses a body by its schema; refuses unknown properties and wrong types as Graph does. */
export function readBody<Schema extends z.ZodType>(
  request: ApiRequest,
  schema: Schema,
  type: string,
): z.infer<Schema> {
  if (request.body === undefined) throw malformed('Empty Payload. JSON content expected.');

  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  throw toFault(parsed.error, type);
}

function toFault(error: z.ZodError, type: string): Error {
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') {
    return refused(`Invalid property '${issue.keys[0] ?? ''}'.`);
  }
  const name = issue?.path.join('.') ?? '';
  return refused(`Invalid value specified for property '${name}' of resource '${type}'.`);
}
