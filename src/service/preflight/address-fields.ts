import { sentence, type Text } from '../../language/sentence.ts';
import type { Role } from '../model/role.ts';

/** Where the form of a request shows what is wrong with an external address, and what to do about it. */
export interface AddressFields {
  /** The field that the address comes from. */
  external(role: Role): string;
  /** The field that its domain comes from; null = the other application says it already. */
  domain(role: Role): string | null;
  advice: Text;
  /** The applications get names that nobody else's may have. */
  hasNewNames: boolean;
}

/** For a form that asks for no addresses: they are those of the publication. */
export const nameOnly: AddressFields = {
  external: () => 'name',
  domain: () => 'name',
  advice: sentence('Take it away there first, or ask for an update with another address.'),
  hasNewNames: false,
};

/** The field of the form that an internal address comes from. */
export function internalField(role: Role): string {
  return role === 'hub' ? 'qlikUrl' : 'authPort';
}
