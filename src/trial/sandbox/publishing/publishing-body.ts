import { z } from 'zod';

const typed = { '@odata.type': z.string().optional() };

const kerberosSignOnSettings = z.strictObject({
  ...typed,
  kerberosServicePrincipalName: z.string().optional(),
  kerberosSignOnMappingAttributeType: z
    .enum([
      'userPrincipalName',
      'onPremisesUserPrincipalName',
      'userPrincipalUsername',
      'onPremisesUserPrincipalUsername',
      'onPremisesSAMAccountName',
    ])
    .optional(),
});

const singleSignOnSettings = z.strictObject({
  ...typed,
  singleSignOnMode: z.enum([
    'none',
    'onPremisesKerberos',
    'saml',
    'pingHeaderBased',
    'aadHeaderBased',
    'oAuthToken',
  ]),
  kerberosSignOnSettings: kerberosSignOnSettings.nullish(),
});

/** Of a wildcard application: https://learn.microsoft.com/graph/api/resources/websegmentconfiguration?view=graph-rest-beta */
const webSegments = z.strictObject({
  ...typed,
  applicationSegments: z.array(
    z.strictObject({ ...typed, internalUrl: z.string(), externalUrl: z.string() }),
  ),
});

const flag = z.boolean().nullish();

/** The properties that PATCH may set in onPremisesPublishing:
 * https://learn.microsoft.com/graph/api/resources/onpremisespublishing?view=graph-rest-beta */
export const publishingBody = z.strictObject({
  ...typed,
  externalAuthenticationType: z.enum(['passthru', 'aadPreAuthentication']).optional(),
  internalUrl: z.string().optional(),
  externalUrl: z.string().optional(),
  applicationType: z.enum(['nonwebapp', 'quickaccessapp']).optional(),
  applicationServerTimeout: z.enum(['default', 'long']).nullish(),
  isTranslateHostHeaderEnabled: flag,
  isTranslateLinksInBodyEnabled: flag,
  isHttpOnlyCookieEnabled: flag,
  isSecureCookieEnabled: flag,
  isPersistentCookieEnabled: flag,
  isStateSessionEnabled: flag,
  isBackendCertificateValidationEnabled: flag,
  isContinuousAccessEvaluationEnabled: flag,
  isOnPremPublishingEnabled: flag,
  isAccessibleViaZTNAClient: flag,
  isDnsResolutionEnabled: flag,
  alternateUrl: z.string().nullish(),
  useAlternateUrlForTranslationAndRedirect: flag,
  trafficRoutingMethod: z.enum(['none', 'random', 'sessionPersistence', 'performance']).optional(),
  wafProvider: z.string().nullish(),
  wafIpRanges: z.array(z.never()).optional(),
  wafAllowedHeaders: z.null().optional(),
  singleSignOnSettings: singleSignOnSettings.nullish(),
  segmentsConfiguration: webSegments.nullish(),
});

export type PublishingBody = z.infer<typeof publishingBody>;
export type SingleSignOnBody = z.infer<typeof singleSignOnSettings>;
