/** How a person signs in before Application Proxy forwards anything, as Graph names it. */
export type PreAuthentication = 'aadPreAuthentication' | 'passthru';

/**
 * The user attributes that Application Proxy can use as the Kerberos identity (Graph:
 * kerberosSignOnMappingAttributeType).
 */
export const loginIdentities = [
  'userPrincipalName',
  'onPremisesUserPrincipalName',
  'userPrincipalUsername',
  'onPremisesUserPrincipalUsername',
  'onPremisesSAMAccountName',
] as const;

export type LoginIdentity = (typeof loginIdentities)[number];

/** How the hub application signs people in to Qlik Sense. */
export type SingleSignOn =
  { mode: 'none' } | { mode: 'kerberos'; servicePrincipalName: string; loginIdentity: LoginIdentity };
