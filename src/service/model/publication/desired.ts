import type { Text } from '../../../language/sentence.ts';
import type { HostListChange } from '../../../qlik/change-host-list.ts';
import { externalHost } from './addresses.ts';
import { entryPathOf } from './entry.ts';
import { recommendedProxy, type ProxySettings } from './proxy-settings.ts';
import type { Release } from './release.ts';
import type { Role } from './role.ts';
import type { PreAuthentication, SingleSignOn } from './sign-on.ts';
import type { PublishInput, ServerInput } from '../request/input.ts';

/** A user or group to assign to every application of the publication. */
export interface Principal {
  id: string;
  type: 'User' | 'Group';
  displayName: string;
  /** A user's UPN, or a hint about a group. */
  detail: Text;
}

/** One application we want. URLs are lower-case and end in `/`. */
export interface DesiredApplication {
  role: Role;
  displayName: string;
  internalUrl: string;
  externalUrl: string;
  /**
   * The path below the external URL at which people enter the hub. Absent = `/hub/`; for an adopted application without
   * a home page there, its home page is left as it is.
   */
  entryPath?: string;
  preAuthentication: PreAuthentication;
  /** `kept` = a mode the bot does not manage; it stays as found. */
  singleSignOn: SingleSignOn | { mode: 'kept' };
  proxy: ProxySettings;
  /** Whether only assigned users and groups may enter. Absent = true, or for an adopted application: left as it is. */
  isAssignmentRequired?: boolean;
  /** Whether anybody can sign in at all. Absent = true, or for an adopted application: left as it is. */
  isSignInEnabled?: boolean;
  /** Whose accounts may sign in. Absent = those of this organisation, or for an adopted application: left as it is. */
  signInAudience?: string;
  /** Object ids of those who owned it when it was adopted, or accepted since. Absent = nobody. */
  ownerIds?: string[];
  /** Redirect URIs of others that were there then. Absent = none, or for an adopted application: not recorded. */
  redirectUris?: string[];
  /** Object ids of those who were assigned to it then, but not to the other one: left alone. Absent = nobody. */
  leftAloneIds?: string[];
  /** It existed before the bot managed it: it is not marked as ours and never deleted. */
  isAdopted: boolean;
}

/** The publication we want: the pair, the single application or none; its connector group and who may use it. */
export interface Desired {
  publicationId: string;
  name: string;
  /** Empty = remove everything that is ours. */
  applications: DesiredApplication[];
  /** `id` `''` = left to Microsoft Entra: neither compared nor written. */
  connectorGroup: { id: string; name: string };
  /** What Qlik Sense it is; absent = not known. It decides what people are told, and is written nowhere. */
  release?: Release;
  principals: Principal[];
  /** Users and groups to unassign. Anyone not mentioned is left alone. */
  without: Principal[];
  /** External addresses that are given up: they leave the applications' URIs. Absent = none. */
  formerUrls?: string[];
  /** What a request does to Qlik Sense itself. Absent = nothing; it is neither read nor compared. */
  hostList?: HostListChange;
}

/** What planning looked up in the tenant. */
export interface Resolved {
  tenantLabel: string;
  connectorGroup: { id: string; name: string };
  principals: Principal[];
}

/** The publication an input asks for. Equal ports mean one application: a second internal URL would be refused. */
export function desiredOf(publicationId: string, input: PublishInput, resolved: Resolved): Desired {
  return {
    publicationId,
    name: input.name,
    applications: applicationsOf(input, resolved.tenantLabel),
    connectorGroup: resolved.connectorGroup,
    ...(input.release && { release: input.release }),
    principals: resolved.principals,
    without: [],
  };
}

/** The applications an input asks for. */
export function applicationsOf(input: PublishInput, tenantLabel: string): DesiredApplication[] {
  const roles: Role[] = isSingle(input) ? ['hub'] : ['hub', 'auth'];
  return roles.map((role) => desiredApplication(role, input, tenantLabel));
}

/** Whether Qlik signs people in on the address of its own URL (usual since April 2018). */
export function isSingle(input: ServerInput): boolean {
  return internalUrl('auth', input) === internalUrl('hub', input);
}

/** The internal URL of an application: lower-case, ending in `/`. */
export function internalUrl(role: Role, input: ServerInput): string {
  if (role === 'auth' && input.authUrl !== undefined) return input.authUrl;
  const url = new URL(input.qlikUrl);
  if (role === 'auth') url.port = String(input.authPort);
  return `${url.protocol}//${url.host}/`;
}

/** The display name of an application in Entra; the second application's name says what it is for. */
export function displayNameOf(role: Role, hubName: string): string {
  return role === 'hub' ? hubName : `${hubName} (authentication)`;
}

function desiredApplication(role: Role, input: PublishInput, tenantLabel: string): DesiredApplication {
  return {
    role,
    displayName: displayNameOf(role, `Qlik Sense ${input.name}`),
    internalUrl: internalUrl(role, input),
    externalUrl: `https://${externalHost(input.name, role, input.externalDomain, tenantLabel)}/`,
    preAuthentication: input.preAuthentication,
    singleSignOn: role === 'hub' ? input.singleSignOn : { mode: 'none' },
    proxy: recommendedProxy,
    isAdopted: false,
    ...(role === 'hub' && input.prefix && { entryPath: entryPathOf(input.prefix) }),
  };
}
