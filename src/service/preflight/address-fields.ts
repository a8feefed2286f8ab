import { sentence, type Text } from '../../language/sentence.ts';
import type { Role } from '../model/publication/role.ts';

/** Where a form shows problems with an external address, and the advice it gives. */
export interface AddressFields {
  /** The field that the address comes from. */
  external(role: Role): string;
  /** The field that its domain comes from; null = already reported for the other application. */
  domain(role: Role): string | null;
  advice: Text;
  /** The applications get new names, which must not be taken. */
  hasNewNames: boolean;
}

/** For forms that do not ask for addresses: the publication's own are used. */
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
