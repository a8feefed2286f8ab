import { sentence, type Text } from '../../language/sentence.ts';
import type { RequestInput } from '../model/stored.ts';
import type { Role } from '../model/role.ts';

/** The field of the form that an internal address comes from. */
export function internalField(role: Role): string {
  return role === 'hub' ? 'qlikUrl' : 'authPort';
}

/** The field of the form that an external address comes from: a new publication has its hosts from its name. */
export function externalField({ kind }: RequestInput, role: Role): string {
  if (kind !== 'update') return 'name';
  return role === 'hub' ? 'externalUrl' : 'authExternalUrl';
}

/** What to do about an external address that is taken. */
export function addressAdvice({ kind }: RequestInput): Text {
  if (kind === 'update') return sentence('Choose another address.');
  if (kind === 'publish') return sentence('Choose another name.');
  return sentence('Take it away there first, or ask for an update with another address.');
}
