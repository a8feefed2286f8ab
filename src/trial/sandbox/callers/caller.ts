import type { DirectoryRole } from './directory-roles.ts';

/** An application that calls as itself. */
interface AppCaller {
  kind: 'application';
  /** Its client id. */
  id: string;
  /** Application permissions: the claim `roles` of its token. */
  permissions: readonly string[];
}

/** A person in whose name an application calls. */
interface PersonCaller {
  kind: 'person';
  /** Object id of the user. */
  id: string;
  /** Delegated permissions: the claim `scp` of the token. */
  permissions: readonly string[];
}

/** Who makes a call, as its token says. */
export type Caller = AppCaller | PersonCaller;

/** Roles that are active now, by client id or object id of the caller. */
export type ActiveRoles = (callerId: string) => readonly DirectoryRole[];
