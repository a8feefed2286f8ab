import { z } from 'zod';
import type { AdaptiveCard } from '../cards/render.ts';

const data = z.object({ newsId: z.uuid() });

/** Returns the card with the id of its news in what each of its buttons sends, so that a click tells which card it is. */
export function withNewsId(card: AdaptiveCard, newsId: string): AdaptiveCard {
  return { ...card, ...(tagged(card, newsId) as object) };
}

/** Returns the id of the news on whose card somebody clicked; null = none. It comes from the client. */
export function newsIdOf(clicked: unknown): string | null {
  return data.safeParse(clicked).data?.newsId ?? null;
}

function tagged(element: unknown, newsId: string): unknown {
  if (Array.isArray(element)) return element.map((one) => tagged(one, newsId));
  if (typeof element !== 'object' || element === null) return element;
  const all = Object.fromEntries(Object.entries(element).map(([key, value]) => [key, tagged(value, newsId)]));
  if (all['type'] !== 'Action.Execute') return all;
  return { ...all, data: { ...Object(all['data'] ?? {}), newsId } };
}
