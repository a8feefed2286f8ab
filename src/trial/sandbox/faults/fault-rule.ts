import { z } from 'zod';
import { faultSchema } from './fault-kinds.ts';

const regularExpression = z.string().refine(isRegularExpression, 'must be a regular expression');

const ruleSchema = z.strictObject({
  /** Name in the log of fired faults; defaults to the kind of the fault. */
  name: z.string().min(1).optional(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  /** Case-insensitive regular expression for the path without version and query: `/instantiate$`. */
  path: regularExpression.optional(),
  /** Case-insensitive regular expression for the query, decoded: `\\$select=.*notes`. */
  query: regularExpression.optional(),
  version: z.enum(['v1.0', 'beta']).optional(),
  /** The `client-request-id` of the call, which is the id of one request of the bot. */
  clientRequestId: z.string().min(1).optional(),
  /** Number of matching calls that pass first. */
  skip: z.int().min(0).default(0),
  /** Maximum number of times it fires. */
  times: z.int().min(1).optional(),
  /** Share of matching calls to disturb, drawn by a generator seeded with `seed`. */
  probability: z.number().min(0).max(1).default(1),
  seed: z.int().default(1),
  fault: faultSchema,
});

/** Which calls are disturbed, how often, and by what fault; every key except `fault` is optional. */
export type FaultRule = z.input<typeof ruleSchema>;

/** A rule with all defaults filled in. */
export type CompleteRule = z.output<typeof ruleSchema>;

/** The rules are invalid; the message names the first mistake and is worded to follow a colon. */
export class FaultRuleError extends Error {
  override name = 'FaultRuleError';
}

/** Parses hand-written rules, such as from a JSON file; throws FaultRuleError. */
export function parseFaultRules(rules: unknown): CompleteRule[] {
  const parsed = z.array(ruleSchema, 'must be a list of rules').safeParse(rules);
  if (parsed.success) return parsed.data;

  const [issue] = parsed.error.issues;
  const [position, ...keys] = issue?.path ?? [];
  const problem = issue?.message ?? 'cannot be read';
  if (position === undefined) throw new FaultRuleError(`the rules are wrong: ${problem}`);
  const key = keys.length > 0 ? `, ${keys.join('.')}` : '';
  throw new FaultRuleError(`rule ${Number(position) + 1}${key} is wrong: ${problem}`);
}

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
