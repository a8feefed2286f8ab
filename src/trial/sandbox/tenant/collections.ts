import { profileId, subscriptionsOf } from './bought.ts';
import type { EdgeState, Licences, ProxyProfile, SignIn, Subscription } from './hand-records.ts';
import type {
  ApplicationRecord,
  AppRoleAssignment,
  Connector,
  ConnectorGroup,
  DeletedApplicationRecord,
  ServicePrincipalRecord,
  User,
} from './records.ts';
import type { Certificate, Seed } from './seed.ts';

/** The mutable objects of the tenant, by id. */
export interface Collections {
  applications: Map<string, ApplicationRecord>;
  servicePrincipals: Map<string, ServicePrincipalRecord>;
  assignments: Map<string, AppRoleAssignment>;
  deletedApplications: Map<string, DeletedApplicationRecord>;
  /** Those deleted by themselves; the others are with their applications. */
  deletedServicePrincipals: Map<string, ServicePrincipalRecord>;
  /** Users who own an application or a service principal, by its object id. */
  owners: Map<string, { userIds: string[] }>;
  connectorGroups: Map<string, ConnectorGroup>;
  connectors: Map<string, Connector>;
  /** Users and groups that were deleted, by id. */
  deletedPrincipals: Map<string, { deletedDateTime: string }>;
  /** Users that were changed after the start, by id. */
  changedUsers: Map<string, User>;
  /** Those who have other licences than everybody, by user. */
  licences: Map<string, Licences>;
  /** What the organisation has bought, by the id of the product. */
  subscriptions: Map<string, Subscription>;
  signIns: Map<string, SignIn>;
  /** Uploaded certificates by domain. */
  certificates: Map<string, Certificate>;
  /** Domains that are not verified any more. */
  lostDomains: Map<string, { lostDateTime: string }>;
  /** The one switch of Application Proxy, by `profileId`. */
  profiles: Map<string, ProxyProfile>;
  /** What the edge does wrong for an external host, or for all of them by `*`. */
  edgeStates: Map<string, EdgeState>;
}

/** Name of one of the collections, as the journal keeps it. */
export type CollectionName = keyof Collections;

type RecordOf<Name extends CollectionName> =
  Collections[Name] extends Map<string, infer Value> ? Value : never;

/** One object to set, or with null to remove. */
export type Change = { [Name in CollectionName]: [Name, string, RecordOf<Name> | null] }[CollectionName];

/** Returns what a tenant holds at its start. */
export function emptyCollections(seed: Seed): Collections {
  const seeded = seed.applications ?? [];
  return {
    applications: new Map(seeded.map(({ application: one }) => [one.properties.id, one])),
    servicePrincipals: new Map(seeded.map(({ servicePrincipal: one }) => [one.properties.id, one])),
    assignments: new Map(),
    deletedApplications: new Map(),
    deletedServicePrincipals: new Map(),
    owners: new Map(),
    connectorGroups: new Map(seed.connectorGroups.map((group) => [group.id, group])),
    connectors: new Map(seed.connectors.map((connector) => [connector.id, connector])),
    deletedPrincipals: new Map(),
    changedUsers: new Map(),
    licences: new Map(),
    subscriptions: new Map(subscriptionsOf(seed).map((one) => [one.skuId, one])),
    signIns: new Map(),
    certificates: new Map(Object.entries(seed.certificates ?? {})),
    lostDomains: new Map(),
    profiles: new Map([[profileId, { isEnabled: true }]]),
    edgeStates: new Map(),
  };
}

/** Returns the changes that make `before` what is there `now`. */
export function changesSince(before: Collections, now: Collections): Change[] {
  return Object.entries(now).flatMap(([name, collection]: [string, Map<string, unknown>]) => {
    const seeded: Map<string, unknown> = before[name as CollectionName];
    const removed = [...seeded.keys()].filter((id) => !collection.has(id)).map((id) => [name, id, null]);
    return [...removed, ...[...collection].map(([id, value]) => [name, id, value])] as Change[];
  });
}
