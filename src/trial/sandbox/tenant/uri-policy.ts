/** A restriction of the tenant's app management policy on new identifier URIs, with Graph's names:
 * https://learn.microsoft.com/graph/api/resources/identifieruriconfiguration */
export interface UriPolicy {
  restriction: 'uriAdditionWithoutUniqueTenantIdentifier' | 'nonDefaultUriAddition';
  excludeAppsReceivingV2Tokens: boolean;
}
