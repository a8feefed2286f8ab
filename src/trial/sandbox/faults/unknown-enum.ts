import type { ApiResponse } from '../http/message.ts';
import type { Fault } from './fault-kinds.ts';

/** Replaces the text values of the given properties throughout a response. */
export function withUnknownEnum(
  answer: ApiResponse,
  { properties, value }: Extract<Fault, { kind: 'unknown-enum' }>,
): ApiResponse {
  if (answer.body === undefined) return answer;

  // Goes through JSON, so that the tenant's own objects are never modified.
  const text = JSON.stringify(answer.body, (key, item: unknown) =>
    typeof item === 'string' && properties.includes(key) ? value : item,
  );
  return { ...answer, body: JSON.parse(text) as unknown };
}
