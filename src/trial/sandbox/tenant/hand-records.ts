/** Switches that people turn at places which the tenant has no other part of. */
export interface ProxyProfile {
  /** Off in a tenant where somebody switched Application Proxy off, or whose subscription ended. */
  isEnabled: boolean;
}

/** Ids of the products that a user has a licence of. */
export interface Licences {
  skuIds: string[];
}

export interface ServicePlan {
  servicePlanId: string;
  servicePlanName: string;
  provisioningStatus: string;
  appliesTo: 'User' | 'Company';
}

/** https://learn.microsoft.com/graph/api/resources/subscribedsku */
export interface Subscription {
  id: string;
  accountId: string;
  accountName: string;
  appliesTo: 'User';
  capabilityStatus: 'Enabled' | 'Warning' | 'Suspended' | 'Deleted' | 'LockedOut';
  consumedUnits: number;
  prepaidUnits: { enabled: number; suspended: number; warning: number; lockedOut: number };
  servicePlans: ServicePlan[];
  skuId: string;
  skuPartNumber: string;
  subscriptionIds: string[];
}

/** https://learn.microsoft.com/graph/api/resources/signin */
export interface SignIn {
  id: string;
  createdDateTime: string;
  userDisplayName: string;
  userPrincipalName: string;
  userId: string;
  appId: string;
  appDisplayName: string;
  ipAddress: string;
  clientAppUsed: string;
  correlationId: string;
  conditionalAccessStatus: 'success' | 'failure' | 'notApplied';
  isInteractive: boolean;
  resourceDisplayName: string;
  resourceId: string;
  status: { errorCode: number; failureReason: string; additionalDetails: string | null };
}

/** What the edge does wrong, whatever Graph says of the application. */
export type EdgeState =
  /** The address does not lead here yet; `until` = epoch ms, absent = for good. */
  | { kind: 'not-live'; until?: number | undefined }
  /** Another application answers, by its client id. */
  | { kind: 'another-application'; appId: string }
  /** Another connector group serves it. */
  | { kind: 'another-group'; groupId: string }
  /** Everybody is let through without a sign-in. */
  | { kind: 'open' }
  /** The sign-in page refuses everybody with this code, such as 53003. */
  | { kind: 'sign-in-error'; code: number }
  /** After the sign-in, an error page of Application Proxy; `error` = the name in its details. */
  | { kind: 'bad-gateway' | 'gateway-timeout' | 'forbidden'; error?: string | undefined }
  /** After the sign-in, Qlik itself answers like that. */
  | { kind: 'qlik-login' | 'connection-lost' }
  /** The answer comes this much later. */
  | { kind: 'slow'; milliseconds: number };
