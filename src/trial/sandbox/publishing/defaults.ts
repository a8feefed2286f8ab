import type { OnPremisesPublishing } from '../tenant/records.ts';

/** Default settings of a published application:
 * https://learn.microsoft.com/graph/api/resources/onpremisespublishing?view=graph-rest-beta */
export const publishingDefaults = {
  applicationServerTimeout: 'default',
  applicationType: null,
  externalAuthenticationType: 'aadPreAuthentication',
  isTranslateHostHeaderEnabled: true,
  isTranslateLinksInBodyEnabled: false,
  isHttpOnlyCookieEnabled: false,
  isSecureCookieEnabled: true,
  isPersistentCookieEnabled: false,
  isStateSessionEnabled: true,
  isBackendCertificateValidationEnabled: true,
  isContinuousAccessEvaluationEnabled: true,
  isAccessibleViaZTNAClient: false,
  isDnsResolutionEnabled: false,
  alternateUrl: null,
  useAlternateUrlForTranslationAndRedirect: false,
  trafficRoutingMethod: 'none',
  wafProvider: null,
  wafIpRanges: [],
  wafAllowedHeaders: null,
  verifiedCustomDomainCertificatesMetadata: null,
  singleSignOnSettings: { singleSignOnMode: 'none', kerberosSignOnSettings: null },
} as const satisfies Partial<OnPremisesPublishing>;
