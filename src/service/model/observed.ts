import type { ServicePrincipal } from '@microsoft/microsoft-graph-types';
import type { OnPremisesPublishing } from '@microsoft/microsoft-graph-types-beta';
import type { KnownApplication } from '../../graph/application-state.ts';
import type { Role } from './role.ts';

/** What is there now of one application of a publication. */
export interface ObservedApplication {
  role: Role;
  /** We made it, as our record says: only then is it ever taken down. */
  isOurs: boolean;
  applicationId: string;
  appId: string;
  servicePrincipalId: string;
  displayName: string;
  tags: string[];
  identifierUris: string[];
  redirectUris: string[];
  homePageUrl: string;
  publishing: OnPremisesPublishing | null;
  connectorGroupId: string;
  /** As Graph tells it; null = it cannot be read yet. */
  servicePrincipal: ServicePrincipal | null;
  /** The role to assign: the one named `User`, or the all-zero id when the application has none. */
  userRoleId: string;
  assigned: { assignmentId: string; principalId: string; displayName: string; type: string }[];
}

/** The parts of a publication that exist, by role, and the ids of those that were deleted. */
export type Observed = Partial<Record<Role, ObservedApplication>> & {
  deleted: Partial<Record<Role, string>>;
};

/** An application whose object id is recorded, or was picked by somebody. */
interface KnownId extends KnownApplication {
  /** We made it; otherwise it was there before. */
  isOurs: boolean;
  /** It may be there although it cannot be read yet. */
  isAwaited: boolean;
  /** It has been read by this id before. */
  isSeen: boolean;
}

/** Recorded object ids of a publication's applications. */
export type KnownIds = Partial<Record<Role, KnownId>>;
