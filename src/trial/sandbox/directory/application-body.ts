import { z } from 'zod';

const url = z.string().refine((text) => URL.canParse(text));

const appRole = z.strictObject({
  id: z.guid(),
  displayName: z.string().min(1),
  description: z.string().min(1),
  value: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  isEnabled: z.boolean(),
  allowedMemberTypes: z.array(z.enum(['User', 'Application'])).min(1),
  origin: z.literal('Application').default('Application'),
});

/** The properties that PATCH may set on an application in v1.0, as far as the sandbox supports them:
 * https://learn.microsoft.com/graph/api/application-update */
export const applicationBody = z.strictObject({
  displayName: z.string().min(1).max(256).optional(),
  description: z.string().max(1024).nullish(),
  identifierUris: z.array(z.string()).optional(),
  notes: z.string().max(1024).nullish(),
  serviceManagementReference: z.string().nullish(),
  signInAudience: z
    .enum([
      'AzureADMyOrg',
      'AzureADMultipleOrgs',
      'AzureADandPersonalMicrosoftAccount',
      'PersonalMicrosoftAccount',
    ])
    .optional(),
  tags: z.array(z.string().min(1).max(256)).optional(),
  isFallbackPublicClient: z.boolean().nullish(),
  groupMembershipClaims: z.string().nullish(),
  requiredResourceAccess: z.array(z.record(z.string(), z.unknown())).optional(),
  api: z.record(z.string(), z.unknown()).optional(),
  appRoles: z.array(appRole).optional(),
  web: z
    .strictObject({
      homePageUrl: url.nullish(),
      logoutUrl: url.nullish(),
      redirectUris: z.array(url).optional(),
      implicitGrantSettings: z
        .strictObject({
          enableAccessTokenIssuance: z.boolean().optional(),
          enableIdTokenIssuance: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
});

export type ApplicationBody = z.infer<typeof applicationBody>;

/** The properties that PATCH may set on a service principal:
 * https://learn.microsoft.com/graph/api/serviceprincipal-update */
export const servicePrincipalBody = z.strictObject({
  accountEnabled: z.boolean().optional(),
  appRoleAssignmentRequired: z.boolean().optional(),
  displayName: z.string().min(1).max(256).optional(),
  homepage: z.string().nullish(),
  loginUrl: z.string().nullish(),
  notes: z.string().max(1024).nullish(),
  preferredSingleSignOnMode: z.enum(['password', 'saml', 'notSupported', 'oidc']).nullish(),
  replyUrls: z.array(url).optional(),
  servicePrincipalNames: z.array(z.string()).optional(),
  tags: z.array(z.string().min(1).max(256)).optional(),
});
