import type { z } from 'zod';
import { QlikError } from './qlik-error.ts';

/** Returns what Qlik Sense answered, if it has that shape. Throws QlikError. */
export function checked<T>(shape: z.ZodType<T>, answer: unknown): T {
  const parsed = shape.safeParse(answer);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map(({ path }) => path.join('.'));
  throw new QlikError('unreadable', `Not as expected: ${paths.slice(0, 5).join(', ')}`);
}
