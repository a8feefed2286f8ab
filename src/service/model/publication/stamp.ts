import { randomBytes } from 'node:crypto';
import type { Role } from './role.ts';

/** The tag that tells people which publication an application belongs to. Anybody can set it, so it proves nothing. */
export function stamp(publicationId: string, role: Role): string {
  return `qlik-publisher:${publicationId}:${role}`;
}

/** A new 128-bit secret for one attempt to create an application. */
export function newNonce(): string {
  return randomBytes(16).toString('hex');
}

const prefix = 'qlik-publisher ';

/** The name of an application from its creation until its ids are recorded; nobody can predict it. */
export function temporaryName(nonce: string): string {
  return `${prefix}${nonce}`;
}

/** The temporary name used by older versions; anybody could guess it. */
export function olderTemporaryName(publicationId: string, role: Role): string {
  return `${prefix}${publicationId} ${role}`;
}

/** Whether an application, known to be ours by its id, still has its temporary name. */
export function isTemporaryName(displayName: string): boolean {
  return displayName.startsWith(prefix);
}

/** The line in an application's notes that tells people who manages it. */
export function noteFor(publicationName: string, requestId: string): string {
  return `Managed by the Qlik publisher bot. Publication ${publicationName}, request ${requestId}.`;
}

/** https://learn.microsoft.com/graph/api/resources/application */
const mostNotes = 1024;

/** Adds our line to notes, in place of an earlier one; what others wrote stays, also if there is no room for ours. */
export function withOurNote(notes: string, line: string): string {
  const others = notes.split('\n').filter((one) => !one.startsWith('Managed by the Qlik publisher bot. '));
  const all = [...others.filter((one, i) => one.trim() !== '' || i > 0), line].join('\n');
  return all.length > mostNotes ? notes : all;
}
