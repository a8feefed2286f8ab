import type { ServicePrincipal } from '@microsoft/microsoft-graph-types';
import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import type { KnownApplication } from '../../../graph/application-state.ts';
import type { Role } from './role.ts';

/** The current state in the tenant of one application of a publication. */
export interface ObservedApplication {
  role: Role;
  /** Our records say the bot made it; only then may the bot delete it. */
  isOurs: boolean;
  applicationId: string;
  appId: string;
  servicePrincipalId: string;
  displayName: string;
  /** Who can change it or its service principal, whatever roles they have, each once. Absent = not shown. */
  owners?: { id: string; name: string }[];
  /** Whose accounts may sign in, as Graph names it. Absent = unknown. */
  signInAudience?: string;
  /** Whether a sign-in may end with an ID token, as Application Proxy needs it. Absent = unknown. */
  issuesIdTokens?: boolean;
  tags: string[];
  identifierUris: string[];
  redirectUris: string[];
  homePageUrl: string;
  publishing: OnPremisesPublishing | null;
  /** Graph does not show how it is published, so `publishing` is what is wanted. Absent = it does. */
  isPublishingHidden?: boolean;
  /** Where Graph does not show it, the one recorded last. */
  connectorGroupId: string;
  /** Graph does not show the connector group. Absent = it does. */
  isConnectorGroupHidden?: boolean;
  /** As Graph returns it; null = it cannot be read yet. */
  servicePrincipal: ServicePrincipal | null;
  /**
   * It is deleted although the application is there; `deletedId` = its object id among the deleted items, `''` = it is
   * gone for good. Absent = it is there, or not yet.
   */
  lostServicePrincipal?: { deletedId: string };
  /** The role to assign; the all-zero id if the application has no roles for users; `''` = none can be assigned. */
  userRoleId: string;
  assigned: { assignmentId: string; principalId: string; displayName: string; type: string }[];
}

/** The applications of a publication that exist, by role, and the object ids of deleted ones. */
export type Observed = Partial<Record<Role, ObservedApplication>> & {
  deleted: Partial<Record<Role, string>>;
  /** The host allow list in Qlik Sense; null = its virtual proxy is gone. Absent = it was not read. */
  hostList?: readonly string[] | null;
};

/** An application known by its object id, recorded or picked in a form. */
interface KnownId extends KnownApplication {
  /** The bot made it; otherwise it existed before. */
  isOurs: boolean;
  /** It may exist although it cannot be read yet. */
  isAwaited: boolean;
  /** It has been read by this id at least once. */
  isSeen: boolean;
  /** The connector group it was last given; `''` = not known. */
  connectorGroupId: string;
  /** How it should be published, to be assumed where Graph does not show it; absent = then it cannot be observed. */
  assumed?: OnPremisesPublishing;
}

/** Recorded object ids of a publication's applications. */
export type KnownIds = Partial<Record<Role, KnownId>>;
