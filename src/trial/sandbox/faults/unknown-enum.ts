import type { ApiResponse } from '../http/message.ts';
import type { Fault } from './fault-kinds.ts';

/** The answer with another value wherever one of the properties has a text. */
export function withUnknownEnum(
  answer: ApiResponse,
  { properties, value }: Extract<Fault, { kind: 'unknown-enum' }>,
): ApiResponse {
  if (answer.body === undefined) return answer;

  // Through JSON, which drops what JSON would not carry anyway and never touches the tenant's own objects.
  const text = JSON.stringify(answer.body, (key, item: unknown) =>
    typeof item === 'string' && properties.includes(key) ? value : item,
  );
  return { ...answer, body: JSON.parse(text) as unknown };
}
