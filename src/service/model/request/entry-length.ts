import type { RequestForm } from './form.ts';

/** The most characters of a text that a person writes: a card shows as many. */
export const mostOfText = 1000;

/** The most characters of a list of people. Whoever pastes more has more people in it than one request may name. */
const mostOfList = 200_000;

/** The most characters of an address, a name or a choice. */
const mostOfLine = 2000;

const longer: Partial<Record<keyof RequestForm, number>> = {
  reason: mostOfText,
  users: mostOfList,
  groups: mostOfList,
};

/**
 * How many characters of such a text a card's input takes. Clients cut a longer one in silence, so that they take more than
 * is allowed, and the rest is told.
 */
export const mostTypedOfText = 10 * mostOfText;

/** Returns how many characters an entry may have. */
export function mostCharacters(field: keyof RequestForm): number {
  return longer[field] ?? mostOfLine;
}
