import type { Facts } from '../causes/facts.ts';
import { causesOfParts } from '../causes/parts.ts';
import type { Diagnosis } from '../model/publication/diagnosis.ts';
import { wayParts, type Sight } from '../model/publication/way.ts';

/** Returns what the facts say of each part of the way in; what they do not show is left out. */
export function partsOf(facts: Facts): NonNullable<Diagnosis['parts']> {
  return wayParts.flatMap((part) => {
    const { all, witnesses } = causesOfParts[part];
    const looks = all.map((cause) => cause.looks(facts));
    const isSeen = witnesses.some((cause) => cause.looks(facts) === 'fine');
    const state = stateOf(looks, isSeen);
    return state ? [{ part, state }] : [];
  });
}

function stateOf(looks: readonly string[], isSeen: boolean): Sight['state'] | null {
  if (looks.includes('found')) return 'wrong';
  if (looks.includes('maybe')) return 'unsure';
  return isSeen ? 'fine' : null;
}
