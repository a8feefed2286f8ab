import type { Release } from '../publication/release.ts';
import type { Role } from '../publication/role.ts';
import type { PreAuthentication, SingleSignOn } from '../publication/sign-on.ts';

/** A Qlik Sense server. URLs are lower-case and end in `/`. */
export interface ServerInput {
  qlikUrl: string;
  /** 1–65535. The address of `qlikUrl` with this port is where Qlik signs people in; equal ones mean one application. */
  authPort: number;
  /** Where Qlik signs people in if that is on another host, or with another scheme; absent = as `authPort` says. */
  authUrl?: string;
  /** The virtual proxy's prefix, without slashes at its ends; absent = none. */
  prefix?: string;
  /** Absent = not known. */
  release?: Release;
}

/** A request to publish Qlik Sense. */
export interface PublishInput extends ServerInput {
  kind: 'publish';
  name: string;
  /** The domain of the external hosts: a verified domain, or `''` for the `msappproxy.net` default. */
  externalDomain: string;
  /** `''` = left to Microsoft Entra: the default group. */
  connectorGroupId: string;
  preAuthentication: PreAuthentication;
  singleSignOn: SingleSignOn;
  /** E-mail addresses, UPNs or object ids. */
  users: string[];
  /** Display names or object ids. */
  groups: string[];
  reason: string;
}

/** A request to change who has access to a publication. */
export interface AccessInput {
  kind: 'assign' | 'unassign';
  name: string;
  users: string[];
  groups: string[];
  reason: string;
}

/** A request about a publication as a whole. */
export interface WholeInput {
  kind: 'unpublish' | 'restore' | 'repair' | 'accept' | 'allow';
  name: string;
  reason: string;
}

/** A request to manage applications that already exist. */
export interface AdoptInput {
  kind: 'adopt';
  name: string;
  hubApplicationId: string;
  /** `''` = a single application. */
  authApplicationId: string;
  reason: string;
}

/** A request to change a publication's settings. URLs are lower-case and end in `/`. */
export interface UpdateInput extends ServerInput {
  kind: 'update';
  name: string;
  displayName: string;
  externalUrl: string;
  /** `''` = a single application. */
  authExternalUrl: string;
  /** `''` = it stays as it is. */
  connectorGroupId: string;
  preAuthentication: PreAuthentication;
  singleSignOn: SingleSignOn | { mode: 'kept' };
  applicationServerTimeout: 'Default' | 'Long';
  isBackendCertificateValidationEnabled: boolean;
  reason: string;
}

/** What a request asks for, after all checks that do not need the tenant. */
export type RequestInput = PublishInput | UpdateInput | AccessInput | WholeInput | AdoptInput;

/** The object ids of the picked applications, by role. */
export function pickedIds(input: AdoptInput): Partial<Record<Role, string>> {
  return {
    hub: input.hubApplicationId,
    ...(input.authApplicationId && { auth: input.authApplicationId }),
  };
}
