import type { Role } from '../form/addresses.ts';

/** The tag that says: this application is ours, and which one. Deterministic, so a second create finds the first. */
export function stamp(publicationId: string, role: Role): string {
  return `qlik-publisher:${publicationId}:${role}`;
}

/** The unique name an application carries between its creation and its stamp. */
export function temporaryName(publicationId: string, role: Role): string {
  return `qlik-publisher ${publicationId} ${role}`;
}
