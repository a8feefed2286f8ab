import { isDeepStrictEqual } from 'node:util';
import type { AdaptiveCard } from '../cards/render.ts';

/** What asks something of its reader, or does something. */
const asking = /^(?:ActionSet$|Input\.)/u;

/** Returns the card as something to read only: without buttons, fields and what happens at a touch. */
export function withoutButtons(card: AdaptiveCard): AdaptiveCard {
  const { actions, ...rest } = card;
  const body = rest.body.map(plain).filter((one) => one !== null);
  return actions === undefined && isDeepStrictEqual(body, rest.body) ? card : { ...rest, body };
}

function plain(element: unknown): unknown {
  if (Array.isArray(element)) return element.map(plain).filter((one) => one !== null);
  if (typeof element !== 'object' || element === null) return element;
  if (asking.test(String(Reflect.get(element, 'type') ?? ''))) return null;
  const kept = Object.entries(element).filter(([key]) => key !== 'selectAction');
  return Object.fromEntries(kept.map(([key, value]) => [key, plain(value)]));
}
