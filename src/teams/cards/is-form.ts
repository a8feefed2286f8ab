import type { AdaptiveCard } from './render.ts';

/** Whether the card is a form to fill in and submit. */
export function isFormCard({ actions = [] }: AdaptiveCard): boolean {
  return actions.some((action) => Reflect.get(Object(action), 'verb') === 'request.submit');
}
