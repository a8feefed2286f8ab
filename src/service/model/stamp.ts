import { randomBytes } from 'node:crypto';
import type { Role } from './role.ts';

/** The tag that tells people whose an application is. Anybody can set it: it proves nothing. */
export function stamp(publicationId: string, role: Role): string {
  return `qlik-publisher:${publicationId}:${role}`;
}

/** The secret of one attempt to create an application, 128 bits. */
export function newNonce(): string {
  return randomBytes(16).toString('hex');
}

const prefix = 'qlik-publisher ';

/** The name an application carries from its creation until its ids are recorded: nobody can know it before. */
export function temporaryName(nonce: string): string {
  return `${prefix}${nonce}`;
}

/** The name that an older version gave to what it was creating; anybody could guess it. */
export function olderTemporaryName(publicationId: string, role: Role): string {
  return `${prefix}${publicationId} ${role}`;
}

/** Whether an application that is ours by its id still waits for its real name. */
export function isTemporaryName(displayName: string): boolean {
  return displayName.startsWith(prefix);
}
