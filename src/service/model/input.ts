import type { Role } from './role.ts';
import type { PreAuthentication, SingleSignOn } from './sign-on.ts';

/** Qlik Sense is to be published. URLs are lower-case and end in `/`. */
export interface PublishInput {
  kind: 'publish';
  name: string;
  /** The domain behind the names: `msappproxy.net` style default (`''`) or a verified domain. */
  externalDomain: string;
  qlikUrl: string;
  /** 1–65535; equal to the port of `qlikUrl` means one application. */
  authPort: number;
  connectorGroupId: string;
  preAuthentication: PreAuthentication;
  singleSignOn: SingleSignOn;
  /** E-mail addresses, UPNs or object ids. */
  users: string[];
  /** Display names or object ids. */
  groups: string[];
  reason: string;
}

/** Users and groups of a publication are to change. */
export interface AccessInput {
  kind: 'assign' | 'unassign';
  name: string;
  users: string[];
  groups: string[];
  reason: string;
}

/** Something is to happen to a publication as a whole. */
export interface WholeInput {
  kind: 'unpublish' | 'restore' | 'repair';
  name: string;
  reason: string;
}

/** Applications that exist are to be managed by us. */
export interface AdoptInput {
  kind: 'adopt';
  name: string;
  hubApplicationId: string;
  /** `''` = a single application. */
  authApplicationId: string;
  reason: string;
}

/** Settings of a publication are to change. URLs are lower-case and end in `/`. */
export interface UpdateInput {
  kind: 'update';
  name: string;
  displayName: string;
  qlikUrl: string;
  authPort: number;
  externalUrl: string;
  /** `''` while there is a single application. */
  authExternalUrl: string;
  connectorGroupId: string;
  preAuthentication: PreAuthentication;
  singleSignOn: SingleSignOn | { mode: 'kept' };
  applicationServerTimeout: 'Default' | 'Long';
  isBackendCertificateValidationEnabled: boolean;
  reason: string;
}

/** What a request asks for, after every check that needs no tenant. */
export type RequestInput = PublishInput | UpdateInput | AccessInput | WholeInput | AdoptInput;

/** The ids that were picked, by role. */
export function pickedIds(input: AdoptInput): Partial<Record<Role, string>> {
  return {
    hub: input.hubApplicationId,
    ...(input.authApplicationId && { auth: input.authApplicationId }),
  };
}
