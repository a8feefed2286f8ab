import type { User } from '@microsoft/microsoft-graph-types';
import { nameBeside } from '../model/request/split-list.ts';

/**
 * Whether an entry may be two people: "O'Brien, Brian <brian@contoso.com>" is one, "Rita Ray, Tom <tom@contoso.com>"
 * names somebody before the comma who is not the user of the address.
 */
export function mayBeTwo(entry: string, user: User): boolean {
  const name = nameBeside(entry);
  if (!name.includes(',') || /^["“]/.test(entry)) return false;
  const known = wordsOf(`${user.displayName ?? ''} ${user.mail ?? ''} ${user.userPrincipalName ?? ''}`);
  const before = wordsOf(name.slice(0, name.lastIndexOf(',')));
  return !before.every((word) => known.includes(word));
}

function wordsOf(text: string): string[] {
  const letters = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return letters.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
