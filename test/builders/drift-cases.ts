import type { Risk } from '../../src/service/model/publication/comparison.ts';
import type { DesiredApplication } from '../../src/service/model/publication/desired.ts';
import type { ObservedApplication } from '../../src/service/model/publication/observed.ts';

/** The hub as approved and as it is there. */
export interface DriftCase {
  approved?: Partial<DesiredApplication>;
  there?: (hub: ObservedApplication) => Partial<ObservedApplication>;
  told: [risk: Risk, text: string][];
}

/** Somebody whom nobody asked the bot to assign. */
export const stranger = { assignmentId: 'a-eve', principalId: 'eve', displayName: 'Eve', type: 'User' };
const passthru = { preAuthentication: 'passthru' } as const;
const open = { isAssignmentRequired: false };
/** Changes how the hub is published. */
export const published = (values: object) => (hub: ObservedApplication) => ({
  publishing: { ...hub.publishing, ...values },
});
/** Changes the hub's service principal. */
export const enterprise = (values: object) => (hub: ObservedApplication) => ({
  servicePrincipal: { ...hub.servicePrincipal, ...values },
});

/** What can be changed by hand in the hub, and how it is told. */
export const driftCases: Record<string, DriftCase> = {
  'passthrough that was not approved': {
    there: published({ externalAuthenticationType: 'passthru' }),
    told: [['opens', 'passthrough instead of Microsoft Entra ID']],
  },
  'Microsoft Entra ID where passthrough was approved': {
    approved: passthru,
    there: published({ externalAuthenticationType: 'aadPreAuthentication' }),
    told: [['stops', 'sign-in with Microsoft Entra ID instead of passthrough']],
  },
  'assignment not required': {
    there: enterprise({ appRoleAssignmentRequired: false }),
    told: [['opens', 'everybody in the organisation may enter, not only those assigned']],
  },
  'assignment required again': {
    approved: open,
    there: enterprise({ appRoleAssignmentRequired: true }),
    told: [['stops', 'only those assigned may enter, not everybody in the organisation']],
  },
  'assignment not required, which has no effect with passthrough': {
    approved: passthru,
    there: enterprise({ appRoleAssignmentRequired: false }),
    told: [['differs', 'everybody in the organisation may enter, not only those assigned']],
  },
  'sign-in switched off': {
    there: enterprise({ accountEnabled: false }),
    told: [['stops', 'sign-in is switched off']],
  },
  'sign-in switched on': {
    approved: { isSignInEnabled: false },
    there: enterprise({ accountEnabled: true }),
    told: [['opens', 'sign-in is switched on instead of off']],
  },
  'a wider audience': {
    there: () => ({ signInAudience: 'AzureADMultipleOrgs' }),
    told: [['opens', 'whose accounts may sign in: AzureADMultipleOrgs instead of AzureADMyOrg']],
  },
  'a narrower audience': {
    approved: { signInAudience: 'AzureADMultipleOrgs' },
    there: () => ({ signInAudience: 'AzureADMyOrg' }),
    told: [['stops', 'whose accounts may sign in: AzureADMyOrg instead of AzureADMultipleOrgs']],
  },
  'somebody assigned by hand': {
    there: ({ assigned }) => ({ assigned: [...assigned, stranger] }),
    told: [['opens', 'Eve is assigned without having been asked for here']],
  },
  'somebody assigned by hand where everybody may enter': {
    approved: open,
    there: (hub) => ({
      assigned: [...hub.assigned, stranger],
      ...enterprise({ appRoleAssignmentRequired: false })(hub),
    }),
    told: [['differs', 'Eve is assigned without having been asked for here']],
  },
  'somebody taken off by hand': {
    there: ({ assigned }) => ({ assigned: assigned.filter(({ displayName }) => displayName !== 'Ann') }),
    told: [['stops', 'Ann is not assigned any more']],
  },
  'an application that is not published': {
    there: () => ({ publishing: null, connectorGroupId: '' }),
    told: [['stops', 'it is not published through Application Proxy']],
  },
  'other addresses': {
    there: published({ internalUrl: 'https://other.contoso.com/' }),
    told: [['stops', 'internal URL https://other.contoso.com/ instead of https://qlik.contoso.com/']],
  },
  'another time-out and another cookie': {
    there: published({ applicationServerTimeout: 'long', isSecureCookieEnabled: false }),
    told: [
      ['differs', 'time-out Long instead of Default'],
      ['differs', 'secure cookie off instead of on'],
    ],
  },
  'another connector group': {
    there: () => ({ connectorGroupId: 'connectors-2' }),
    told: [['stops', 'connector group “Branch office” instead of “Data centre”']],
  },
  'a connector group never seen': {
    there: () => ({ connectorGroupId: 'connectors-3' }),
    told: [['stops', 'another connector group than “Data centre”']],
  },
  'single sign-on switched off': {
    there: published({ singleSignOnSettings: { singleSignOnMode: 'none' } }),
    told: [['stops', 'single sign-on: None instead of Kerberos, HTTP/qlik as userPrincipalName']],
  },
  'single sign-on switched on': {
    approved: { singleSignOn: { mode: 'none' } },
    there: published({
      singleSignOnSettings: {
        singleSignOnMode: 'onPremisesKerberos',
        kerberosSignOnSettings: {
          kerberosServicePrincipalName: 'HTTP/x',
          kerberosSignOnMappingAttributeType: 'userPrincipalName',
        },
      },
    }),
    told: [['stops', 'single sign-on: Kerberos, HTTP/x as userPrincipalName instead of None']],
  },
  'its URIs gone': {
    there: () => ({ identifierUris: [], redirectUris: [] }),
    told: [
      ['stops', 'the identifier URI https://qlik-contoso.msappproxy.net is missing'],
      ['stops', 'the redirect URI https://qlik-contoso.msappproxy.net is missing'],
    ],
  },
  'another name, and no mark': {
    there: () => ({ displayName: 'Mine', tags: [] }),
    told: [
      ['differs', 'named “Mine” instead of “Qlik Sense qlik”'],
      ['differs', 'this bot’s mark is missing'],
    ],
  },
  'another page where people enter': {
    there: () => ({ homePageUrl: 'https://qlik-contoso.msappproxy.net/sense/' }),
    told: [
      [
        'differs',
        'people enter at https://qlik-contoso.msappproxy.net/sense/ instead of https://qlik-contoso.msappproxy.net/hub/',
      ],
    ],
  },
  'its service principal deleted, which says all about sign-in': {
    there: () => ({
      servicePrincipalId: '',
      servicePrincipal: null,
      assigned: [],
      lostServicePrincipal: { deletedId: 'x' },
    }),
    told: [['stops', 'its sign-in part (service principal) is deleted']],
  },
};
